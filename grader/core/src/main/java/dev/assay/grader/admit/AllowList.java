package dev.assay.grader.admit;

import java.util.ArrayList;
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
    private final List<Topic> topics = new ArrayList<>();
    private int version;

    /**
     * What belongs together.
     *
     * @param words for students
     * @param example lines of code
     */
    record Topic(String title, List<String> words, List<String> example, List<Entry> entries) {
        Topic(String title) {
            this(title, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * One line of the list.
     *
     * @param name of a class, or of a package and ".*"
     * @param members as written
     * @param reason why it is on the list
     */
    record Entry(String name, List<String> members, String reason) {}

    /** Either the names that are in, or all but the names that are out. */
    private record Members(boolean isAll, Set<String> names) {
        boolean admits(String name) {
            return isAll != (names.contains(name)
                    || names.stream().anyMatch(one -> one.endsWith("*") && name.startsWith(one.replace("*", ""))));
        }
    }

    /** The list that comes with the grader. */
    static AllowList standard() {
        return new AllowList(Tables.lines(RESOURCE));
    }

    /**
     * @param lines as described at the top of allow-list.txt
     * @throws IllegalArgumentException if a line has another form, gives no reason, or names a class again
     */
    AllowList(List<String> lines) {
        String group = "";
        int number = 0;
        for (String line : lines) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("version ")) {
                version = Integer.parseInt(line.substring("version ".length()));
            } else if (line.startsWith("== ")) {
                topics.add(new Topic(line.substring(3)));
                group = "";
            } else if (topics.isEmpty()) {
                throw wrong(number, line, "stands before the first topic");
            } else if (line.startsWith("| ")) {
                topics.getLast().words().add(line.substring(2));
            } else if (line.startsWith("> ")) {
                topics.getLast().example().add(line.substring(2));
            } else if (line.startsWith("-- ")) {
                group = line.substring(3).strip();
            } else {
                add(entry(number, line, group), number, line);
            }
        }
    }

    private static IllegalArgumentException wrong(int number, String line, String what) {
        return new IllegalArgumentException("%s line %d %s: %s".formatted(RESOURCE, number, what, line));
    }

    private static Entry entry(int number, String line, String group) {
        int colon = line.indexOf(": ");
        int hash = line.indexOf("   # ");
        String reason = hash < 0 ? group : line.substring(hash + 5).strip();
        if (colon < 0 || reason.isEmpty()) {
            throw wrong(number, line, "is not `class: members # reason`, and stands under no reason");
        }
        String members = line.substring(colon + 1, hash < 0 ? line.length() : hash).strip();
        return new Entry(line.substring(0, colon).strip(), List.of(members.split(" +")), reason);
    }

    private void add(Entry entry, int number, String line) {
        if (!add(entry.name(), entry.members())) {
            throw wrong(number, line, "has wrong members, or names a class again");
        }
        topics.getLast().entries().add(entry);
    }

    private boolean add(String name, List<String> members) {
        if (name.endsWith(".*")) {
            return members.equals(List.of("*")) && packages.add(name.substring(0, name.length() - 2));
        }
        boolean isAll = members.getFirst().equals("*");
        Set<String> names = new HashSet<>();
        for (String member : isAll ? members.subList(1, members.size()) : members) {
            if (isAll != member.startsWith("!") || member.equals("!") || member.contains("#")) {
                return false;
            }
            names.add(isAll ? member.substring(1) : member.equals("new") ? "<init>" : member);
        }
        names.remove("-");
        return classes.put(name, new Members(isAll, names)) == null;
    }

    /** Grows with every change, from 1. */
    int version() {
        return version;
    }

    /** All of it, in order. */
    List<Topic> topics() {
        return List.copyOf(topics);
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
