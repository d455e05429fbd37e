package adclick;

import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Unavailable;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.ClickPorts;
import dev.assay.labs.adclick.ClickProcessor;
import dev.assay.labs.adclick.ClickRequest;
import dev.assay.labs.adclick.ClickResponse;
import dev.assay.labs.adclick.Token;
import java.util.function.ToIntFunction;

/** Sends the browser on, and the click into the log. */
final class ClickEndpoint implements ClickProcessor {
    private static final long OLDEST_MS = 24 * 3_600_000L;
    private static final long MOST_AHEAD_MS = 5 * 60_000L;
    private static final int MOST_TRIES = 3;

    private final ClickPorts ports;
    private final ToIntFunction<Click> partitioner;

    ClickEndpoint(ClickPorts ports, ToIntFunction<Click> partitioner) {
        this.ports = ports;
        this.partitioner = partitioner;
    }

    @Override
    public ClickResponse handle(ClickRequest request) {
        if (request == null) {
            throw new IllegalArgumentException("there is no request");
        }
        // TODO Where does the browser go? Is the token what it seems? What may fail between here and the answer?
        throw new UnsupportedOperationException("ClickEndpoint.handle");
    }
}
