package dev.assay.grader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Texts that a reader of a report can come to grief over, whatever the report is written in: markup, formulas, workflow
 * commands, escape sequences, half characters. They stand in {@code hostile-texts.txt}, one a line. Whoever writes a
 * report tests it with all of them, in every place where a text of a submission can stand.
 */
public final class HostileTexts {
    private HostileTexts() {}

    /** All texts by name, in the order of the file. */
    public static SequencedMap<String, String> all() {
        try (InputStream in = HostileTexts.class.getResourceAsStream("/hostile-texts.txt")) {
            SequencedMap<String, String> texts = new LinkedHashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                int tab = line.indexOf('\t');
                if (!line.startsWith("#") && texts.put(line.substring(0, tab), unescaped(line.substring(tab + 1))) != null) {
                    throw new IllegalStateException("hostile-texts.txt has two texts named " + line.substring(0, tab));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those whose name begins so: {@code csv-}, {@code html-}. */
    public static List<String> of(String prefix) {
        return all().entrySet().stream()
                .filter(text -> text.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Java's escapes, halves of characters included, which no file in UTF-8 could hold as they are. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            switch (text.charAt(++i)) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case '\\' -> plain.append('\\');
                case 'u' -> {
                    plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> throw new IllegalStateException("hostile-texts.txt has an unknown escape: " + text);
            }
        }
        return plain.toString();
    }
}
