package org.cardline.speech;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * ONNX Runtime's one environment, which stays until the process ends. Its library gives it back in a shutdown hook, while
 * others' hooks and daemon threads go on: who begins to recognise after that crashes the JVM (a native SIGSEGV, microsoft/onnxruntime
 * issue 31352). References to it are counted, so one more keeps it, which nobody gives back.
 */
final class Onnx {
    static final OrtEnvironment ENVIRONMENT = kept();

    private Onnx() {}

    private static OrtEnvironment kept() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            Method reference =
                    OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            api.setAccessible(true);
            reference.setAccessible(true);
            int level = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue();
            reference.invoke(null, api.getLong(null), level, OrtEnvironment.DEFAULT_NAME);
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("This version of ONNX Runtime keeps its environment otherwise", other);
        }
        return environment;
    }
}
