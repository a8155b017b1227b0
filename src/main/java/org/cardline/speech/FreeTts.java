package org.cardline.speech;

import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import org.cardline.media.Clip;

/** The FreeTTS synthesiser, in this process: the fallback. Its one voice reads one name at a time. */
final class FreeTts implements NameVoice {
    private final com.sun.speech.freetts.Voice kevin = new KevinVoiceDirectory().getVoices()[0];

    @Override
    public synchronized Clip read(String name) {
        var sound = new CollectedSound();
        kevin.allocate(); // at the first name alone
        kevin.setAudioPlayer(sound);
        kevin.speak(name);
        return sound.clip();
    }
}
