package dev.assay.labs.music;

/**
 * How sound is cut into frames, the smallest pieces that can be decoded alone. AAC has 1,024 samples a frame, mostly at
 * 44,100 Hz.
 *
 * @param sampleRate samples a second, 1 to 768,000
 * @param samplesPerFrame 1 to 65,536
 */
public record AudioFormat(int sampleRate, int samplesPerFrame) {
    /** @throws IllegalArgumentException if a number is out of its range */
    public AudioFormat {
        if (sampleRate < 1 || sampleRate > 768_000 || samplesPerFrame < 1 || samplesPerFrame > 65_536) {
            throw new IllegalArgumentException("no audio format: " + sampleRate + " Hz, " + samplesPerFrame
                    + " samples a frame");
        }
    }
}
