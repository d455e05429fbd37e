package ratelimiter;

import dev.assay.labs.ratelimiter.HttpGate;
import dev.assay.labs.ratelimiter.Rejected;
import dev.assay.labs.ratelimiter.Response;
import dev.assay.labs.ratelimiter.Rule;
import dev.assay.labs.ratelimiter.Verdict;
import java.util.Optional;

/** Says a verdict in HTTP. */
final class Gate implements HttpGate {
    @Override
    public Response respond(Optional<Rule> rule, Verdict verdict) {
        // TODO Four cases. A client that waits a second too little comes back in vain.
        throw new UnsupportedOperationException("Gate.respond");
    }
}
