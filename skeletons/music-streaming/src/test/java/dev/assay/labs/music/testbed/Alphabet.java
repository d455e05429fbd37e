package dev.assay.labs.music.testbed;

import dev.assay.labs.music.Letters;
import java.text.Normalizer;

/** Takes letters apart as the JDK does. */
public final class Alphabet implements Letters {
    @Override
    public String decompose(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }
}
