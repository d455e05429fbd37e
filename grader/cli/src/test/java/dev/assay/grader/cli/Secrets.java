package dev.assay.grader.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What no student may read about the hidden tests of the Raft lab: seeds, names of classes and methods, lines and texts
 * of their sources. Ids, titles, hints and the sentences of violations are not secret.
 */
final class Secrets {
    /** Violations, and what test beds make violations of: {@code awaitLeader("the leader crashed")}. */
    private static final Pattern SENTENCE =
            Pattern.compile("(?s)(new Violation|\\b(await|require|vote)\\w*)\\(.*?\\);");
    private static final Pattern PUBLIC_WORDS =
            Pattern.compile("(?s)\\b(title|hint) = (\"(?:[^\"\\\\]|\\\\.)*\"[\\s+]*)+");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int SHORTEST_LINE = 25;
    private static final int SHORTEST_TEXT = 9;

    private final Set<String> words = new LinkedHashSet<>();
    private final List<String> seeds = new ArrayList<>();

    private Secrets() {}

    static Secrets ofTheRaftLab() throws Exception {
        Secrets secrets = new Secrets();
        Path lab = Checkout.root().resolve("labs/raft-election");
        JsonObject manifest = JsonParser.parseString(Files.readString(lab.resolve("lab.json"))).getAsJsonObject();
        secrets.seed(rootSeed());
        for (JsonElement element : manifest.getAsJsonArray("tests")) {
            JsonObject test = element.getAsJsonObject();
            if (test.get("visibility").getAsString().equals("hidden")) {
                for (long seed : seeds(test.get("id").getAsString(), test.get("schedules").getAsInt())) {
                    secrets.seed(seed);
                }
                secrets.method(test.get("method").getAsString());
            }
        }
        try (Stream<Path> files = Files.walk(lab.resolve("src/hidden/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                secrets.source(Files.readString(file));
            }
        }
        return secrets;
    }

    /** A seed of a test as the child derives it, in hexadecimal digits. */
    static String hexadecimalSeed(String testId, int index) throws Exception {
        return Long.toHexString(seeds(testId, index + 1)[index]);
    }

    private static long rootSeed() throws Exception {
        try (URLClassLoader box = box()) {
            return (long) box.loadClass("dev.assay.exam.protocol.Order").getField("STANDARD_ROOT_SEED").get(null);
        }
    }

    private static long[] seeds(String testId, int count) throws Exception {
        try (URLClassLoader box = box()) {
            Method mix = box.loadClass("dev.assay.simulator.Mix")
                    .getMethod("of", long.class, String.class, long[].class);
            long root = rootSeed();
            long[] seeds = new long[count];
            for (int index = 0; index < count; index++) {
                seeds[index] = (long) mix.invoke(null, root, testId, new long[] {index});
            }
            return seeds;
        }
    }

    /** The classes of the child, which are on no class path here. */
    private static URLClassLoader box() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("assay.home")).resolve("box"))) {
            return new URLClassLoader(
                    jars.map(Secrets::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void seed(long seed) {
        seeds.add(Long.toString(seed));
        seeds.add(Long.toUnsignedString(seed));
        seeds.add(Long.toHexString(seed));
    }

    /**
     * A class by its full name and by its name with what follows it in code, which covers its methods too; the name of
     * a method by itself where it is more than an English word.
     */
    private void method(String method) {
        String type = method.substring(0, method.indexOf('#'));
        String name = method.substring(method.indexOf('#') + 1);
        String simple = type.substring(type.lastIndexOf('.') + 1);
        words.addAll(List.of(type.substring(0, type.lastIndexOf('.')), type.replace('.', '/')));
        words.addAll(List.of(simple + "#", simple + ".", simple + ".java", simple + ".class", simple + "$"));
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            words.add(name);
        }
    }

    private void source(String text) {
        text.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("import "))
                .filter(line -> !line.startsWith("\""))
                .forEach(words::add);
        String secret = PUBLIC_WORDS.matcher(SENTENCE.matcher(text).replaceAll("")).replaceAll("");
        Matcher texts = TEXT.matcher(secret);
        while (texts.find()) {
            if (texts.group(1).length() >= SHORTEST_TEXT) {
                words.add(texts.group(1));
            }
        }
    }

    int count() {
        return words.size() + seeds.size();
    }

    /** The secrets that stand in a text. */
    List<String> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        words.stream().filter(text::contains),
                        seeds.stream().filter(lower::contains))
                .toList();
    }
}
