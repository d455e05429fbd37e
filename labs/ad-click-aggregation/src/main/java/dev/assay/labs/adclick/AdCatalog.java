package dev.assay.labs.adclick;

import java.util.Optional;

/** Which ads there are. No port call, never fails. */
public interface AdCatalog {
    /** Where a click on the ad leads; empty if there is no such ad. */
    Optional<String> redirectUrl(String adId);
}
