package dev.assay.exam.box;

import dev.assay.kit.Entry;
import dev.assay.simulator.fuel.Fuel;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What submitted code can see of the child: the JDK and its metered copies, the kit, the lab's contract, and the
 * counters that are woven into it. Tests, the exam, JUnit and all else on the class path are on the other side.
 */
final class Border extends ClassLoader {
    private static final String WOVEN_CALLS = Fuel.class.getPackageName();
    /** The metered copies of the JDK's library, which rewritten code uses in place of the originals. */
    private static final String COPIES = "dev.assay.lib.";

    private final ClassLoader beyond;
    private final Set<CodeSource> open;

    /**
     * @param solutionType the lab's solution interface: what lies in the same jar is the contract
     */
    Border(Class<?> solutionType) {
        super("border", ClassLoader.getPlatformClassLoader());
        this.beyond = solutionType.getClassLoader();
        this.open = new HashSet<>(List.of(origin(Entry.class), origin(solutionType)));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> found = beyond.loadClass(name);
        if (open.contains(origin(found)) || found.getPackageName().equals(WOVEN_CALLS) || name.startsWith(COPIES)) {
            return found;
        }
        throw new ClassNotFoundException(name);
    }

    private static CodeSource origin(Class<?> type) {
        return type.getProtectionDomain().getCodeSource();
    }
}
