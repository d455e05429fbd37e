package dev.assay.labs.adclick;

import dev.assay.kit.port.Cache;
import dev.assay.kit.port.Log;
import dev.assay.kit.port.Signer;
import dev.assay.kit.port.Time;
import dev.assay.kit.port.Topic;

/**
 * What the click endpoint works with.
 *
 * @param ads which ads there are
 * @param cache which impressions are in the log for certain; may forget, may be down, gives up after 50 ms
 * @param log where clicks go; gives up after 300 ms
 * @param clickTopic their topic
 * @param signer makes tokens' signatures
 * @param time this machine's clock, which is right
 */
public record ClickPorts(AdCatalog ads, Cache cache, Log log, Topic<LogEvent> clickTopic, Signer signer, Time time) {}
