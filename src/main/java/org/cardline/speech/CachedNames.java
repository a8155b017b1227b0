package org.cardline.speech;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cardline.media.Clip;

/** Remembers the names that were read last. Any thread. */
final class CachedNames implements NameVoice {
    /** Beyond it the one unused for longest is forgotten: about 8 MB. */
    private static final int LARGEST = 1_000;

    private final NameVoice voice;
    private final Map<String, Clip> read = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Clip> eldest) {
            return size() > LARGEST;
        }
    });

    CachedNames(NameVoice voice) {
        this.voice = voice;
    }

    @Override
    public Clip read(String name) {
        Clip known = read.get(name);
        if (known != null) return known;
        Clip fresh = voice.read(name);
        read.put(name, fresh);
        return fresh;
    }
}
