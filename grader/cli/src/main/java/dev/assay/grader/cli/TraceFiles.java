package dev.assay.grader.cli;

import dev.assay.grader.trace.TraceFile;
import dev.assay.grader.trace.TraceJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The trace files beside a score.json: one a failed test, and none of an earlier run. */
final class TraceFiles {
    private static final String FOLDER = "traces";
    private static final String ENDING = ".json";

    private TraceFiles() {}

    /** Writes the traces of one grade, by the ids of their tests; to be done before score.json names them. */
    static void write(OutputFolder out, SortedMap<String, TraceFile> traces) throws IOException {
        for (Map.Entry<String, TraceFile> trace : traces.entrySet()) {
            out.write(path(trace.getKey()), TraceJson.bytes(trace.getValue()));
        }
        out.forgetAll(
                FOLDER, ENDING, traces.keySet().stream().map(TraceFiles::path).collect(Collectors.toSet()));
    }

    /** Writes traces of some tests, and takes away what earlier runs have left of these and of no others. */
    static void renew(OutputFolder out, List<String> testIds, SortedMap<String, TraceFile> traces) throws IOException {
        for (String id : testIds) {
            if (traces.containsKey(id)) {
                out.write(path(id), TraceJson.bytes(traces.get(id)));
            } else {
                out.forget(path(id));
            }
        }
    }

    private static String path(String testId) {
        return FOLDER + "/" + testId + ENDING;
    }
}
