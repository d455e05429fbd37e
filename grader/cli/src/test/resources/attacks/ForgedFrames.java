// attack: forging the score: a verdict of its own on the channel
// expects: refused java.io
// bites: score
// held by: admission
package raft;

final class Attack {
    static void run() throws Exception {
        String hex = "@FRAMES@";
        byte[] frames = new byte[hex.length() / 2];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        try (java.io.FileOutputStream out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
            out.write(frames);
        }
        Runtime.getRuntime().halt(0);
    }
}
