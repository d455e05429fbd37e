package dev.assay.labs.adclick;

import dev.assay.kit.port.Log;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Time;
import dev.assay.kit.port.Topic;

/**
 * What a writer works with.
 *
 * @param results where results are read
 * @param resultTopic their topic
 * @param database where rows go, see {@link Tables}
 * @param time to sleep
 */
public record WriterPorts(Log results, Topic<Result> resultTopic, Store database, Time time) {}
