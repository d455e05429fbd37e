package dev.assay.grader.compile;

import dev.assay.grader.intake.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has become of a submission's sources. */
public sealed interface Compiled {
    /**
     * They compile, and the entry class is what it should be.
     *
     * @param bytes class files by binary name ({@code raft.RaftServer$Vote}), sorted
     * @param sources the path of the source that each class comes from, by the same names
     * @param warnings what the compiler would have said otherwise
     */
    record Classes(SortedMap<String, byte[]> bytes, Map<String, String> sources, List<Diagnostic> warnings)
            implements Compiled {
        /** Copies the collections, not the class files. */
        public Classes {
            bytes = Collections.unmodifiableSortedMap(new TreeMap<>(bytes));
            sources = Map.copyOf(sources);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * They do not.
     *
     * @param diagnostics why, sorted by place; at least one is an error
     */
    record Diagnostics(List<Diagnostic> diagnostics) implements Compiled {
        /** Copies the list. */
        public Diagnostics {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
