package dev.assay.exam.box;

import dev.assay.simulator.Mix;
import dev.assay.simulator.Recording;
import java.util.HexFormat;
import java.util.List;

/**
 * Which way a run took, as a text that two runs can be compared by: {@code DIGITS:END}. Two characters of {@code DIGITS}
 * (12 bits in the alphabet of base64url) stand for everything up to and including one step, for as many steps as are
 * marked; {@code END} is the digest of the whole run, 16 hexadecimal digits. What student code remarks does not count.
 */
final class Course {
    /** So many steps are told apart; beyond them only that a run ends in another way. */
    static final int MARKED_STEPS = 8_000;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Course() {}

    static String of(Recording recording) {
        List<Recording.Message> messages = recording.messages();
        StringBuilder digits = new StringBuilder();
        long digest = recording.size();
        int step = 0;
        for (Recording.Event event : recording.events()) {
            digest = Mix.mix(digest, digest(event, messages));
            if (step++ < MARKED_STEPS) {
                digits.append(ALPHABET.charAt((int) (digest >>> 6) & 63)).append(ALPHABET.charAt((int) digest & 63));
            }
        }
        return digits + ":" + HexFormat.of().toHexDigits(digest);
    }

    private static long digest(Recording.Event event, List<Recording.Message> messages) {
        long digest = Mix.mix(event.timeNanos(), event.kind().ordinal() << 16 | event.node() + 1);
        digest = text(digest, event.what());
        if (event.message() >= 0) {
            Recording.Message message = messages.get(event.message());
            digest = text(Mix.mix(digest, message.from()), message.type());
            digest = fields(digest, message.body());
        }
        for (String line : event.journal()) {
            digest = text(digest, line);
        }
        return Mix.mix(fields(digest, event.changes()), event.isStruck() ? 1 : 0);
    }

    private static long fields(long before, List<Recording.Field> fields) {
        long digest = before;
        for (Recording.Field field : fields) {
            digest = text(text(digest, field.name()), field.value());
        }
        return Mix.mix(digest, fields.size());
    }

    /** A text's hash code is the same in every Java. */
    private static long text(long before, String text) {
        return Mix.mix(Mix.mix(before, text.length()), text.hashCode());
    }
}
