package org.cardline.speech;

import java.nio.file.Path;

/**
 * A Piper voice of the operator's own.
 *
 * @param program the executable
 * @param model its voice, an ONNX file beside its JSON
 */
public record PiperVoice(Path program, Path model) {}
