package adclick;

import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Time;
import dev.assay.kit.port.Unavailable;
import java.util.function.Supplier;

/** Repeats what may be repeated. Complete as it is. */
final class Retry {
    private static final long PAUSE_MS = 200;

    private final Time time;

    Retry(Time time) {
        this.time = time;
    }

    /**
     * Calls a port until it answers. Only for calls that may have their effect twice: reads, and whatever is the same when it is done again.
     */
    <T> T idempotent(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (Unavailable | OutcomeUnknown failure) {
                time.sleep(PAUSE_MS);
            }
        }
    }
}
