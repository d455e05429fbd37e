package adclick;

import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.AdCount;
import dev.assay.labs.adclick.Progress;
import dev.assay.labs.adclick.Reducer;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.Row;
import dev.assay.labs.adclick.Tier;
import dev.assay.labs.adclick.TopN;
import java.util.Arrays;
import java.util.List;

/** Adds partial counts up, and then looks for the largest. */
final class TopReducer implements Reducer {
    private final AdConfig config;
    private final int n;
    private final long[] watermarks;
    // TODO What is known of windows that are not complete?

    TopReducer(AdConfig config, int partitions, int n) {
        if (config == null || partitions < 1 || n < 1) {
            throw new IllegalArgumentException("a reducer of " + partitions + " partitions and lists of " + n);
        }
        this.config = config;
        this.n = n;
        this.watermarks = new long[partitions];
        Arrays.fill(watermarks, Long.MIN_VALUE);
    }

    @Override
    public List<TopN> accept(Result result) {
        if (result == null || result.partition() < 0 || result.partition() >= watermarks.length) {
            throw new IllegalArgumentException("with " + watermarks.length + " partitions comes " + result);
        }
        // TODO Add up what is final; tell what is complete.
        throw new UnsupportedOperationException("TopReducer.accept");
    }
}
