package dev.assay.grader.admit;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has become of compiled student code at the gate. */
public sealed interface Admission {
    /**
     * It may run, in this form.
     *
     * @param classes rewritten class files by binary name, sorted
     */
    record Admitted(SortedMap<String, byte[]> classes) implements Admission {
        /** Copies the map, not the class files. */
        public Admitted {
            classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
        }
    }

    /**
     * It may not.
     *
     * @param refusals why, sorted by place, at least one
     */
    record Refused(List<Refusal> refusals) implements Admission {
        /** Copies the list. */
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
