package dev.assay.labs.adclick;

import dev.assay.kit.port.Checkpoints;
import dev.assay.kit.port.Log;
import dev.assay.kit.port.Time;
import dev.assay.kit.port.Topic;
import dev.assay.kit.port.TransactionalLog;

/**
 * What a worker works with.
 *
 * @param clicks where raw events are; gives up after 300 ms
 * @param clickTopic their topic
 * @param results where results go
 * @param resultTopic their topic
 * @param checkpoints where snapshots are kept
 * @param time to sleep; what {@code now} says is any number
 */
public record WorkerPorts(Log clicks, Topic<LogEvent> clickTopic, TransactionalLog results, Topic<Result> resultTopic,
        Checkpoints checkpoints, Time time) {}
