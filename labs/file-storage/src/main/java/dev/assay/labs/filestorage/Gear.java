package dev.assay.labs.filestorage;

/** A table of random numbers, one for each byte: what rolling hashes are made of. You need not use it. */
public final class Gear {
    private static final long[] TABLE = new long[256];

    static {
        long state = 0x5DEECE66DL;
        for (int i = 0; i < TABLE.length; i++) {
            state += 0x9E3779B97F4A7C15L;
            long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            TABLE[i] = mixed ^ (mixed >>> 31);
        }
    }

    private Gear() {}

    /**
     * The number of a byte.
     *
     * @param unsignedByte 0 to 255
     * @throws IllegalArgumentException if it is not; a Java byte is signed
     */
    public static long of(int unsignedByte) {
        if (unsignedByte < 0 || unsignedByte > 255) {
            throw new IllegalArgumentException("a byte is 0 to 255 here, not " + unsignedByte);
        }
        return TABLE[unsignedByte];
    }
}
