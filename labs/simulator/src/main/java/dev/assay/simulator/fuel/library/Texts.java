package dev.assay.simulator.fuel.library;

import dev.assay.simulator.fuel.Bulk;
import dev.assay.simulator.fuel.Fuel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Methods of texts that lead into the library, or make more than goes in. */
@InPlaceOf({"java/lang/String", "java/lang/CharSequence", "java/lang/StringBuilder", "java/lang/StringBuffer"})
public final class Texts {
    private Texts() {}

    public static IntStream chars(CharSequence text) {
        return isPlain(text) ? IntStream.range(0, text.length()).map(text::charAt) : text.chars();
    }

    public static IntStream codePoints(CharSequence text) {
        if (!isPlain(text)) {
            return text.codePoints();
        }
        int[] points = new int[text.length()];
        int count = 0;
        for (int at = 0; at < text.length(); count++) {
            points[count] = Character.codePointAt(text, at);
            at += Character.charCount(points[count]);
        }
        return Arrays.stream(points, 0, count);
    }

    /** What the JDK is given in place of a student's own kind of text, which could change while it is read. */
    public static CharSequence plain(CharSequence text) {
        if (text == null || isPlain(text)) {
            return text;
        }
        StringBuilder copy = new StringBuilder();
        int length = text.length();
        for (int at = 0; at < length; at++) {
            copy.append(text.charAt(at));
        }
        return copy.toString();
    }

    public static CharSequence subSequence(CharSequence text, int start, int end) {
        return switch (text) {
            case String plain -> plain.substring(start, end);
            case StringBuilder plain -> plain.substring(start, end);
            default -> text.subSequence(start, end);
        };
    }

    public static String valueOf(Object value) {
        return value == null ? "null" : value.toString();
    }

    public static StringBuilder append(StringBuilder text, Object value) {
        return text.append(valueOf(value));
    }

    public static StringBuilder insert(StringBuilder text, int at, Object value) {
        return text.insert(at, valueOf(value));
    }

    public static StringBuilder repeat(StringBuilder text, int codePoint, int count) {
        Fuel.allocate(4L * Math.max(count, 0));
        return text.repeat(codePoint, count);
    }

    public static StringBuilder repeat(StringBuilder text, CharSequence part, int count) {
        String once = String.valueOf(part);
        Fuel.allocate(4L * once.length() * Math.max(count, 0));
        return text.repeat(once, count);
    }

    public static Stream<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                lines.add(text.substring(start, at));
                if (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                    at++;
                }
                start = at + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines.stream();
    }

    public static boolean matches(String text, String regex) {
        return Pattern.matches(regex, text);
    }

    public static String[] split(String text, String regex) {
        return Pattern.compile(regex).split(text, 0);
    }

    public static String[] split(String text, String regex, int limit) {
        return Pattern.compile(regex).split(text, limit);
    }

    public static String[] splitWithDelimiters(String text, String regex, int limit) {
        return Pattern.compile(regex).splitWithDelimiters(text, limit);
    }

    public static String replaceAll(String text, String regex, String replacement) {
        return Pattern.compile(regex).matcher(text).replaceAll(replacement);
    }

    public static String replaceFirst(String text, String regex, String replacement) {
        return Pattern.compile(regex).matcher(text).replaceFirst(replacement);
    }

    public static String replace(String text, CharSequence target, CharSequence replacement) {
        String from = target.toString();
        String to = replacement.toString();
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int found = search(text, from, 0); found >= 0; found = search(text, from, at)) {
            out.append(text.substring(at, found)).append(to);
            at = found + from.length();
            if (from.isEmpty()) {
                if (at == text.length()) {
                    return out.toString();
                }
                out.append(text.charAt(at++));
            }
        }
        return at == 0 ? text : out.append(text.substring(at)).toString();
    }

    public static String repeat(String text, int count) {
        Fuel.allocate(2L * text.length() * Math.max(count, 0));
        return text.repeat(count);
    }

    public static String indent(String text, int spaces) {
        Bulk.text(text);
        Fuel.allocate(2 * (text.length() + (text.length() + 1L) * Math.max(spaces, 0)));
        return text.indent(spaces);
    }

    public static int indexOf(String text, int character) {
        return indexOf(text, character, 0);
    }

    public static int indexOf(String text, int character, int from) {
        int found = text.indexOf(character, from);
        Bulk.of((found < 0 ? text.length() : found) - from);
        return found;
    }

    public static int indexOf(String text, String part) {
        return search(text, part, 0);
    }

    public static int indexOf(String text, String part, int from) {
        return search(text, part, from);
    }

    public static boolean contains(String text, CharSequence part) {
        return search(text, part.toString(), 0) >= 0;
    }

    public static int lastIndexOf(String text, String part) {
        return searchBack(text, part, text.length());
    }

    public static int lastIndexOf(String text, String part, int from) {
        return searchBack(text, part, from);
    }

    public static int indexOf(StringBuilder text, String part) {
        return search(text.toString(), part, 0);
    }

    public static int indexOf(StringBuilder text, String part, int from) {
        return search(text.toString(), part, from);
    }

    public static int lastIndexOf(StringBuilder text, String part) {
        return searchBack(text.toString(), part, text.length());
    }

    public static int lastIndexOf(StringBuilder text, String part, int from) {
        return searchBack(text.toString(), part, from);
    }

    public static StringBuilder append(StringBuilder text, CharSequence more, int start, int end) {
        Fuel.allocate(4L * Math.max(end - start, 0));
        return text.append(more, start, end);
    }

    public static void setLength(StringBuilder text, int length) {
        Fuel.allocate(2L * Math.max(length - text.length(), 0));
        text.setLength(length);
    }

    /** The JDK's search is quadratic for texts that repeat themselves, so every comparison pays. */
    private static int search(String text, String part, int from) {
        int start = Math.min(Math.max(from, 0), text.length());
        int last = text.length() - part.length();
        if (part.isEmpty()) {
            return start;
        }
        char first = part.charAt(0);
        for (int at = start; at <= last; at++) {
            at = indexOf(text, first, at);
            if (at < 0 || at > last) {
                return -1;
            }
            if (text.startsWith(part, at)) {
                return at;
            }
        }
        return -1;
    }

    private static int searchBack(String text, String part, int from) {
        for (int at = Math.min(from, text.length() - part.length()); at >= 0; at--) {
            if (text.startsWith(part, at)) {
                return at;
            }
        }
        return -1;
    }

    public static String join(CharSequence delimiter, CharSequence... parts) {
        StringJoiner joiner = new StringJoiner(delimiter);
        for (CharSequence part : parts) {
            joiner.add(part);
        }
        return joiner.toString();
    }

    public static String join(CharSequence delimiter, Iterable<? extends CharSequence> parts) {
        StringJoiner joiner = new StringJoiner(delimiter);
        for (CharSequence part : parts) {
            joiner.add(part);
        }
        return joiner.toString();
    }

    public static String format(String format, Object... values) {
        return new Formatter().format(format, values).toString();
    }

    public static String format(Locale locale, String format, Object... values) {
        return new Formatter(locale).format(format, values).toString();
    }

    public static String formatted(String format, Object... values) {
        return new Formatter().format(format, values).toString();
    }

    private static boolean isPlain(CharSequence text) {
        return text instanceof String || text instanceof StringBuilder || text instanceof StringBuffer;
    }
}
