package adclick;

import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Unavailable;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.ClickPorts;
import dev.assay.labs.adclick.ClickProcessor;
import dev.assay.labs.adclick.ClickRequest;
import dev.assay.labs.adclick.ClickResponse;
import dev.assay.labs.adclick.Token;
import java.util.Optional;
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
        // BEGIN SOLUTION
        // STUB: // TODO Where does the browser go? Is the token what it seems? What may fail between here and the answer?
        // STUB: throw new UnsupportedOperationException("ClickEndpoint.handle");
        Optional<String> location = request.adId() == null ? Optional.empty() : ports.ads().redirectUrl(request.adId());
        if (location.isEmpty()) {
            return new ClickResponse(404, null, false);
        }
        boolean tracked = Token.parse(request.token()).filter(token -> isValid(token, request)).map(token -> track(token, request))
                .orElse(false);
        return new ClickResponse(302, location.get(), tracked);
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private boolean isValid(Token token, ClickRequest request) {
        long age = ports.time().now() - token.servedAtMs();
        return ports.signer().hmacSha256Hex(token.signedText()).equals(token.signature()) && token.adId().equals(request.adId())
                && age <= OLDEST_MS && -age <= MOST_AHEAD_MS;
    }

    private boolean track(Token token, ClickRequest request) {
        if (isKnown(token.impressionId())) {
            return true;
        }
        Click click = new Click(token.impressionId(), token.servedAtMs(), token.adId(), request.clickTimeMs(), request.userId(), request.ip(),
                request.country());
        int partition = partitioner.applyAsInt(click);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                ports.log().append(ports.clickTopic(), partition, click);
                know(token.impressionId());
                return true;
            } catch (Unavailable | OutcomeUnknown failure) {
                // A second copy is found by whoever aggregates; a lost click is found by nobody.
            }
        }
        return false;
    }

    private boolean isKnown(String impression) {
        try {
            return ports.cache().contains(impression);
        } catch (Unavailable | OutcomeUnknown failure) {
            return false;
        }
    }

    /** Only now that it is in the log: who dies in between has told nobody that it was. */
    private void know(String impression) {
        try {
            ports.cache().add(impression, OLDEST_MS);
        } catch (Unavailable | OutcomeUnknown failure) {
            // The cache saves appends, nothing else.
        }
    }
    // END SOLUTION
}
