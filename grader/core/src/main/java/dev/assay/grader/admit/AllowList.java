package dev.assay.grader.admit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What student code may use of the JDK, as allow-list.txt states it. The list is closed: what is not on it is refused,
 * whatever it is, so that nothing that a later JDK brings gets in unseen.
 */
final class AllowList {
    private static final String RESOURCE = "allow-list.txt";

    private final Map<String, Members> classes = new HashMap<>();
    private final Set<String> packages = new HashSet<>();

    /** Either the names that are in, or all but the names that are out. */
    private record Members(boolean isAll, Set<String> names) {
        boolean admits(String name) {
            return isAll != (names.contains(name)
                    || names.stream().anyMatch(one -> one.endsWith("*") && name.startsWith(one.replace("*", ""))));
        }
    }

    /** The list that comes with the grader. */
    static AllowList standard() {
        try (InputStream in = AllowList.class.getResourceAsStream(RESOURCE)) {
            return new AllowList(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param lines as described at the top of allow-list.txt
     * @throws IllegalArgumentException if a line has another form, gives no reason, or names a class again
     */
    AllowList(List<String> lines) {
        int number = 0;
        for (String line : lines) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                int colon = line.indexOf(": ");
                int reason = line.indexOf(" # ");
                if (colon < 0 || reason < colon || line.substring(reason + 3).isBlank()) {
                    throw new IllegalArgumentException("%s line %d is not `class: members # reason`: %s"
                            .formatted(RESOURCE, number, line));
                }
                String name = line.substring(0, colon).strip();
                List<String> members = List.of(line.substring(colon + 1, reason).strip().split(" +"));
                if (!add(name, members)) {
                    throw new IllegalArgumentException("%s line %d has wrong members, or names %s again"
                            .formatted(RESOURCE, number, name));
                }
            }
        }
    }

    private boolean add(String name, List<String> members) {
        if (name.endsWith(".*")) {
            return members.equals(List.of("*")) && packages.add(name.substring(0, name.length() - 2));
        }
        boolean isAll = members.getFirst().equals("*");
        Set<String> names = new HashSet<>();
        for (String member : isAll ? members.subList(1, members.size()) : members) {
            if (isAll != member.startsWith("!") || member.equals("!")) {
                return false;
            }
            names.add(isAll ? member.substring(1) : member.equals("new") ? "<init>" : member);
        }
        names.remove("-");
        return classes.put(name, new Members(isAll, names)) == null;
    }

    /** Whether a class may be named at all. */
    boolean admits(String className) {
        return classes.containsKey(className) || isInPackage(className);
    }

    /** Whether a member may be used, given that the class declares it publicly. */
    boolean admits(String className, String member) {
        Members members = classes.get(className);
        return members != null ? members.admits(member) : isInPackage(className);
    }

    private boolean isInPackage(String className) {
        int dot = className.lastIndexOf('.');
        return dot > 0 && packages.contains(className.substring(0, dot));
    }

    /** The classes that are listed one by one, with the members that are named, in or out. */
    Map<String, Set<String>> namedMembers() {
        Map<String, Set<String>> named = new HashMap<>();
        classes.forEach((name, members) -> named.put(name, members.names()));
        return named;
    }
}
