package liars;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The trusted side, compiled against the JDK and never rewritten. It uses what it is given as tests do. */
public final class Drive {
    private Drive() {}

    public static int copy(Contract solution) {
        return List.copyOf(solution.list()).size();
    }

    public static int walk(Contract solution) {
        int count = 0;
        for (String element : solution.list()) {
            count += element == null ? 0 : 1;
        }
        return count;
    }

    public static int index(Contract solution) {
        List<String> list = solution.list();
        int count = 0;
        for (int i = 0; i < list.size(); i++) {
            count += list.get(i).length();
        }
        return count;
    }

    public static boolean compare(Contract solution) {
        return List.of("a").equals(solution.list()) | solution.list().equals(List.of("a"))
                | Set.of("a").equals(solution.set()) | Map.of("a", 1L).equals(solution.map());
    }

    public static int gather(Contract solution) {
        Set<String> all = new HashSet<>(solution.set());
        all.addAll(solution.list());
        return all.size() + new TreeMap<>(solution.map()).size();
    }

    public static int sort(Contract solution) {
        List<String> list = new ArrayList<>(solution.list());
        list.sort(null);
        return list.size();
    }

    public static String text(Contract solution) {
        return solution.list() + " " + solution.set() + " " + solution.map();
    }
}
