package chat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What one side of a double ratchet knows. Complete as it is; what goes into its fields is yours. */
final class RatchetState {
    private static final String HEAD = "assay-ratchet";
    private static final int LINES = 9;

    byte[] root;
    byte[] ourPrivate;
    /** Null until the other side is heard of. */
    byte[] theirPublic;
    /** Null while there is none. */
    byte[] sendingChain;
    /** Null while there is none. */
    byte[] receivingChain;
    /** How many messages were sent in the sending chain. */
    int sent;
    /** How many message keys of the receiving chain were made. */
    int received;
    /** How many messages the sending chain before this one has. */
    int previousCount;
    /** Keys of messages that have not come, by {@link #name}. */
    final Map<String, byte[]> skipped = new TreeMap<>();

    /** A copy: what happens to one does not happen to the other. */
    RatchetState copy() {
        RatchetState copy = new RatchetState();
        copy.root = root;
        copy.ourPrivate = ourPrivate;
        copy.theirPublic = theirPublic;
        copy.sendingChain = sendingChain;
        copy.receivingChain = receivingChain;
        copy.sent = sent;
        copy.received = received;
        copy.previousCount = previousCount;
        copy.skipped.putAll(skipped);
        return copy;
    }

    /** What a skipped message is found by. */
    static String name(byte[] ratchetKey, int number) {
        return HexFormat.of().formatHex(ratchetKey) + " " + number;
    }

    /** All of it, as lines of text. */
    byte[] save() {
        StringBuilder lines = new StringBuilder(HEAD);
        for (byte[] key : new byte[][] {root, ourPrivate, theirPublic, sendingChain, receivingChain}) {
            lines.append('\n').append(key == null ? "-" : HexFormat.of().formatHex(key));
        }
        lines.append('\n').append(sent).append('\n').append(received).append('\n').append(previousCount);
        skipped.forEach((name, key) -> lines.append('\n').append(name).append(' ').append(HexFormat.of().formatHex(key)));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What {@link #save} has written. */
    static RatchetState restore(byte[] saved) {
        if (saved == null) {
            throw new IllegalArgumentException("a saved session is null");
        }
        String[] lines = new String(saved, StandardCharsets.UTF_8).split("\n");
        if (lines.length < LINES || !lines[0].equals(HEAD)) {
            throw new IllegalArgumentException("this is no saved session");
        }
        RatchetState state = new RatchetState();
        state.root = key(lines[1]);
        state.ourPrivate = key(lines[2]);
        state.theirPublic = key(lines[3]);
        state.sendingChain = key(lines[4]);
        state.receivingChain = key(lines[5]);
        state.sent = Integer.parseInt(lines[6]);
        state.received = Integer.parseInt(lines[7]);
        state.previousCount = Integer.parseInt(lines[8]);
        for (int i = LINES; i < lines.length; i++) {
            int end = lines[i].lastIndexOf(' ');
            if (end < 0) {
                throw new IllegalArgumentException("this is no saved session");
            }
            state.skipped.put(lines[i].substring(0, end), key(lines[i].substring(end + 1)));
        }
        return state;
    }

    private static byte[] key(String text) {
        return text.equals("-") ? null : HexFormat.of().parseHex(text);
    }
}
