package dev.assay.exam.box;

import dev.assay.exam.Check;
import dev.assay.exam.Part;
import dev.assay.exam.StatedSchedules;
import dev.assay.exam.protocol.Discovered;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds the tests of a lab by their annotations, and what is wrong with these that only the classes can tell. */
final class Discovery {
    private static final String CLASS = ".class";

    private final ClassLoader loader;
    private final List<Discovered.Test> tests = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> placeById = new HashMap<>();
    private final Map<String, String> titleByPart = new HashMap<>();

    /**
     * @param loader has the jars on its class path
     */
    Discovery(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Looks through the jars of a lab.
     *
     * @param publicJar path of the jar with public tests; empty if there is none
     * @param hiddenJar path of the jar with hidden tests; empty if there is none
     */
    Discovered discover(String publicJar, String hiddenJar) {
        jar(publicJar, false);
        jar(hiddenJar, true);
        tests.sort(Comparator.comparing(Discovered.Test::isHidden)
                .thenComparing(Discovered.Test::part, NATURAL)
                .thenComparing(Discovered.Test::id, NATURAL));
        return new Discovered(tests, problems);
    }

    private void jar(String path, boolean isHidden) {
        if (path.isEmpty()) {
            return;
        }
        List<String> names;
        try (ZipFile jar = new ZipFile(path)) {
            names = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(CLASS) && !name.endsWith("-info.class"))
                    .filter(name -> !name.startsWith("META-INF/"))
                    .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LabTrouble("%s cannot be read (%s); build again".formatted(path, e.getMessage()));
        }
        for (String name : names) {
            try {
                type(Class.forName(name, false, loader), isHidden);
            } catch (ClassNotFoundException | LinkageError e) {
                problems.add("%s cannot be loaded (%s); build again".formatted(name, e));
            }
        }
    }

    private void type(Class<?> type, boolean isHidden) {
        List<Method> checks = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Check.class) && !method.isSynthetic()) {
                checks.add(method);
            }
        }
        checks.sort(Comparator.comparing(method -> method.getAnnotation(Check.class).id(), NATURAL));
        for (Method method : checks) {
            check(type, method, isHidden);
        }
    }

    private void check(Class<?> type, Method method, boolean isHidden) {
        Check check = method.getAnnotation(Check.class);
        String place = type.getName() + "#" + method.getName();
        Part part = partOf(type);
        if (part == null) {
            problems.add("%s: its class belongs to no part; put @Part on it".formatted(place));
            return;
        }
        if (!AnnotationSupport.isAnnotated(method, Testable.class)) {
            problems.add("%s: is no test; put @Test or @Property beside @Check".formatted(place));
        }
        if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
            problems.add("%s: JUnit runs no private and no static methods; take that word away".formatted(place));
        }
        if (placeById.containsValue(place)) {
            problems.add("%s: two tests have this name; rename one".formatted(place));
        }
        String other = placeById.putIfAbsent(check.id(), place);
        if (other != null) {
            problems.add("%s: the id \"%s\" is taken by %s; choose another".formatted(place, check.id(), other));
        }
        String title = titleByPart.putIfAbsent(part.id(), part.title());
        if (title != null && !title.equals(part.title())) {
            problems.add("%s: part \"%s\" is called \"%s\" here and \"%s\" elsewhere; choose one".formatted(
                    place, part.id(), part.title(), title));
        }
        int schedules = 1;
        try {
            schedules = StatedSchedules.count(method, check);
            if (schedules < 1) {
                problems.add("%s: has %d schedules; there must be at least 1".formatted(place, schedules));
            }
        } catch (IllegalArgumentException e) {
            problems.add("%s: %s".formatted(place, e.getMessage()));
        }
        tests.add(new Discovered.Test(
                check.id(),
                part.id(),
                part.title(),
                check.title(),
                isHidden,
                check.points(),
                schedules,
                check.hint(),
                check.feedback().word(),
                List.of(check.needs()),
                check.keeps(),
                place));
    }

    /** The part that a class states, or a class around it. */
    private static Part partOf(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            Part part = at.getAnnotation(Part.class);
            if (part != null) {
                return part;
            }
        }
        return null;
    }

    /** A2 before A10: runs of digits are compared as numbers, all else by character. */
    static final Comparator<String> NATURAL = (a, b) -> {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = endOfDigits(a, i);
            int endB = endOfDigits(b, j);
            int order;
            if (endA > i && endB > j) {
                String left = a.substring(i, endA).replaceFirst("^0+(?=.)", "");
                String right = b.substring(j, endB).replaceFirst("^0+(?=.)", "");
                order = left.length() != right.length()
                        ? Integer.compare(left.length(), right.length())
                        : left.compareTo(right);
                i = endA;
                j = endB;
            } else {
                order = Character.compare(a.charAt(i++), b.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    };

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
