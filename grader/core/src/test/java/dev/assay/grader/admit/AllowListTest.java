package dev.assay.grader.admit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list as data: what it says, and that what it names is there. */
class AllowListTest {
    @Test
    void every_name_on_the_list_is_a_class_of_the_jdk_and_every_member_is_one_of_it() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (var named : AllowList.standard().namedMembers().entrySet()) {
            Class<?> type = Class.forName(named.getKey(), false, ClassLoader.getPlatformClassLoader());
            Set<String> members = Stream.of(
                            Arrays.stream(type.getDeclaredMethods()).map(method -> method.getName()),
                            Arrays.stream(type.getDeclaredFields()).map(field -> field.getName()),
                            Arrays.stream(type.getMethods()).map(method -> method.getName()),
                            Stream.of("<init>"))
                    .flatMap(names -> names)
                    .collect(Collectors.toSet());
            named.getValue().stream()
                    .filter(member -> !member.endsWith("*") && !members.contains(member))
                    .forEach(member -> wrong.add(named.getKey() + "." + member));
        }
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "java.lang.Thread", "java.lang.Runtime", "java.lang.ProcessBuilder", "java.lang.ClassLoader",
        "java.lang.reflect.Method", "java.lang.invoke.MethodHandles$Lookup", "java.util.Random", "java.time.Clock",
        "java.util.Scanner", "java.io.File", "java.nio.file.Path", "java.net.Socket", "java.util.Spliterator",
        "java.util.stream.StreamSupport", "java.util.concurrent.ConcurrentSkipListMap", "java.util.TimeZone",
        "java.util.Formatter", "java.util.IdentityHashMap", "java.lang.invoke.SerializedLambda",
        "java.time.chrono.IsoChronology", "java.util.concurrent.locks.ReentrantLock", "java.security.MessageDigest",
        "java.time.format.DateTimeFormatter", "java.util.concurrent.CompletableFuture", "java.text.DecimalFormat",
        "java.util.concurrent.Executor", "java.util.WeakHashMap", "java.lang.ThreadLocal", "sun.misc.Unsafe"
    })
    void classes_that_lead_out_are_not_on_it(String name) {
        assertFalse(AllowList.standard().admits(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "java.lang.System#currentTimeMillis", "java.lang.System#nanoTime", "java.lang.System#getProperty",
        "java.lang.System#exit", "java.lang.System#setOut", "java.lang.System#identityHashCode",
        "java.lang.Integer#getInteger", "java.lang.Long#getLong", "java.lang.Boolean#getBoolean",
        "java.lang.String#intern", "java.lang.Math#random", "java.util.Collections#shuffle",
        "java.util.UUID#randomUUID", "java.time.Instant#now", "java.time.LocalDate#now", "java.time.LocalDateTime#now",
        "java.time.Year#now", "java.time.YearMonth#now", "java.time.ZoneId#systemDefault", "java.time.ZoneId#of",
        "java.time.LocalDate#datesUntil", "java.util.concurrent.TimeUnit#sleep", "java.util.Locale#setDefault",
        "java.util.Locale#getDefault", "java.util.random.RandomGenerator#ints", "java.util.random.RandomGenerator#of",
        "java.util.random.RandomGenerator#getDefault", "java.lang.String#CASE_INSENSITIVE_ORDER",
        "java.nio.charset.Charset#defaultCharset", "java.math.BigInteger#parallelMultiply",
        "java.util.stream.Gatherers#mapConcurrent", "java.util.stream.Collectors#groupingByConcurrent",
        "java.util.concurrent.ConcurrentHashMap#reduce", "java.util.List#spliterator",
        "java.util.Collection#parallelStream", "java.util.stream.BaseStream#parallel", "java.lang.Class#forName",
        "java.lang.Class#getClassLoader", "java.lang.Class#getDeclaredMethods",
        "java.lang.Object#clone", "java.lang.Object#finalize", "java.lang.Throwable#getStackTrace",
        "java.io.PrintStream#<init>"
    })
    void members_that_lead_out_are_not_on_it(String member) {
        assertFalse(AllowList.standard().admits(
                member.substring(0, member.indexOf('#')), member.substring(member.indexOf('#') + 1)));
    }

    @Test
    void a_line_without_reason_or_of_another_form_is_refused() {
        for (String line : List.of("java.lang.String: *", "java.lang.String: *   # ", "java.lang.String *   # x",
                "java.lang.String: !a   # x", "java.lang.String: * a   # x", "java.util.*: a   # x")) {
            assertThrows(IllegalArgumentException.class, () -> new AllowList(List.of("== t", line)), line);
        }
        assertThrows(IllegalArgumentException.class, () -> new AllowList(List.of("a.B: *   # reason")), "no topic");
        assertThrows(IllegalArgumentException.class,
                () -> new AllowList(List.of("== t", "-- x", "a.B: *", "== u", "a.C: *")), "another topic's reason");
        assertThrows(IllegalArgumentException.class,
                () -> new AllowList(List.of("== t", "java.lang.String: *   # x", "java.lang.String: a   # x")));
    }

    @Test
    void every_line_has_a_reason_and_every_topic_words_and_an_example() {
        AllowList list = AllowList.standard();
        assertTrue(list.version() >= 2);
        for (AllowList.Topic topic : list.topics()) {
            assertFalse(topic.words().isEmpty() || topic.example().isEmpty() || topic.entries().isEmpty(), topic.title());
            topic.entries().forEach(entry -> assertFalse(entry.reason().isBlank(), entry.name()));
        }
        assertTrue(list.topics().stream().mapToInt(topic -> topic.entries().size()).sum() > 200);
    }

    @Test
    void members_are_in_or_out_as_the_line_says() {
        AllowList list = new AllowList(List.of(
                "# comment", "", "version 7", "== Topic", "| words", "> code", "a.Some: new x y   # reason",
                "-- reason", "a.Most: * !z", "a.Type: -", "p.*: *"));
        assertEquals(7, list.version());
        assertEquals("reason", list.topics().getFirst().entries().get(1).reason());
        assertTrue(list.admits("a.Some", "<init>") && list.admits("a.Some", "y") && !list.admits("a.Some", "z"));
        assertTrue(list.admits("a.Most", "<init>") && !list.admits("a.Most", "z"));
        assertTrue(list.admits("a.Type") && !list.admits("a.Type", "<init>"));
        assertTrue(list.admits("p.Any", "x") && !list.admits("p.q.Any") && !list.admits("pq.Any"));
    }

    @Test
    void what_is_refused_has_the_most_exact_replacement() {
        Replacements table = Replacements.standard();
        assertEquals("the simulated clock: now() of your context",
                table.insteadOf("java.lang.System", "nanoTime").instead());
        assertTrue(table.insteadOf("java.lang.System", "console").instead().startsWith("only System.out"));
        assertTrue(table.insteadOf("java.lang.Thread$Builder").instead().startsWith("a timer of your context"));
        assertTrue(table.insteadOf("java.util.concurrent.locks.ReentrantLock").instead().startsWith("nothing: handlers"));
        assertTrue(table.insteadOf("java.util.concurrent.Executors").instead().startsWith("handlers and timers"));
        assertTrue(table.insteadOf("java.util.Arrays", "parallelSort").instead().startsWith("the method of the same"));
        assertEquals("code of your own, or what java.lang and java.util offer",
                table.insteadOf("java.beans.Beans").instead());
    }

    @Test
    void nothing_that_has_a_replacement_is_admitted() {
        // Would be advice against something that one may use.
        AllowList list = AllowList.standard();
        List<String> wrong = Replacements.standard().topics().stream()
                .flatMap(topic -> topic.entries().stream())
                .map(Replacements.Entry::what)
                .filter(what -> what.contains("#") && !what.endsWith("*"))
                .filter(what -> list.admits(
                        what.substring(0, what.indexOf('#')), what.substring(what.indexOf('#') + 1)))
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void what_is_taken_out_of_a_class_has_a_replacement_of_its_own() {
        Replacements table = Replacements.standard();
        List<String> silent = new ArrayList<>();
        for (AllowList.Topic topic : AllowList.standard().topics()) {
            for (AllowList.Entry entry : topic.entries()) {
                entry.members().stream()
                        .filter(member -> member.startsWith("!"))
                        .map(member -> member.substring(1).replace("*", ""))
                        .filter(member -> table.insteadOf(entry.name(), member).equals(
                                table.insteadOf("no.such.Thing", "at")))
                        .filter(member -> !member.equals("spliterator"))
                        .forEach(member -> silent.add(entry.name() + "." + member));
            }
        }
        assertEquals(List.of(), silent);
    }

    @Test
    void every_line_of_the_replacements_names_something_that_is_there() {
        List<String> wrong = new ArrayList<>();
        for (Replacements.Topic topic : Replacements.standard().topics()) {
            for (Replacements.Entry entry : topic.entries()) {
                String name = entry.what().contains("#")
                        ? entry.what().substring(0, entry.what().indexOf('#')) : entry.what();
                if (!name.endsWith("*") && !exists(name)) {
                    wrong.add(name);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
