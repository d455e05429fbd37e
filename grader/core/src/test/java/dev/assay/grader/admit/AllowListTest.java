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
        "java.lang.reflect.Method", "java.lang.invoke.MethodHandles$Lookup", "java.util.Random", "java.util.UUID",
        "java.util.Locale", "java.io.File", "java.nio.file.Path", "java.net.Socket", "java.util.Spliterator",
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
        "java.util.Collections#synchronizedMap",
        "java.util.Collection#parallelStream", "java.util.stream.BaseStream#parallel", "java.lang.Class#forName",
        "java.lang.Class#getClassLoader", "java.lang.Class#getDeclaredMethods", "java.lang.Object#wait",
        "java.util.Set#of", "java.util.Map#of", "java.lang.Throwable#getStackTrace", "java.io.PrintStream#<init>"
    })
    void members_that_lead_out_are_not_on_it(String member) {
        assertFalse(AllowList.standard().admits(
                member.substring(0, member.indexOf('#')), member.substring(member.indexOf('#') + 1)));
    }

    @Test
    void a_line_without_reason_or_of_another_form_is_refused() {
        for (String line : List.of("java.lang.String: *", "java.lang.String: *   # ", "java.lang.String *   # x",
                "java.lang.String: !a   # x", "java.lang.String: * a   # x", "java.util.*: a   # x")) {
            assertThrows(IllegalArgumentException.class, () -> new AllowList(List.of(line)), line);
        }
        assertThrows(IllegalArgumentException.class,
                () -> new AllowList(List.of("java.lang.String: *   # x", "java.lang.String: a   # x")));
    }

    @Test
    void members_are_in_or_out_as_the_line_says() {
        AllowList list = new AllowList(List.of(
                "# comment", "", "a.Some: new x y   # reason", "a.Most: * !z   # reason", "a.Type: -   # reason",
                "p.*: *   # reason"));
        assertTrue(list.admits("a.Some", "<init>") && list.admits("a.Some", "y") && !list.admits("a.Some", "z"));
        assertTrue(list.admits("a.Most", "<init>") && !list.admits("a.Most", "z"));
        assertTrue(list.admits("a.Type") && !list.admits("a.Type", "<init>"));
        assertTrue(list.admits("p.Any", "x") && !list.admits("p.q.Any") && !list.admits("pq.Any"));
    }

    @Test
    void what_is_refused_has_the_most_exact_replacement() {
        Replacements table = Replacements.standard();
        assertEquals("the simulated clock: now() of your context", table.insteadOf("java.lang.System", "nanoTime"));
        assertTrue(table.insteadOf("java.lang.System", "console").startsWith("only System.out"));
        assertTrue(table.insteadOf("java.lang.Thread$Builder").startsWith("a timer of your context"));
        assertTrue(table.insteadOf("java.util.concurrent.locks.ReentrantLock").startsWith("nothing: handlers run one"));
        assertTrue(table.insteadOf("java.util.concurrent.Executors").startsWith("handlers and timers"));
        assertEquals("code of your own, or what java.lang, java.util and java.util.function offer",
                table.insteadOf("java.beans.Beans"));
    }

    @Test
    void nothing_that_has_a_replacement_is_admitted() {
        // Would be advice against something that one may use.
        AllowList list = AllowList.standard();
        for (String member : List.of("java.lang.String#split", "java.util.Map#copyOf", "java.lang.Object#clone",
                "java.util.stream.Collectors#toUnmodifiableSet", "java.util.stream.IntStream#parallel")) {
            assertFalse(list.admits(
                    member.substring(0, member.indexOf('#')), member.substring(member.indexOf('#') + 1)), member);
        }
    }
}
