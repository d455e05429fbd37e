package dev.assay.labs.chat;

import dev.assay.kit.port.Ids;
import dev.assay.kit.port.Log;
import dev.assay.kit.port.Push;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Time;
import dev.assay.kit.port.Topic;

/**
 * What a server of the service can reach.
 *
 * @param store the database, shared by all servers
 * @param log the log, shared by all servers
 * @param push frames to connections: {@code push.send(connection, frame)}
 * @param time this server's clock
 * @param ids fresh names
 * @param config limits and intervals
 */
public record ChatPorts(Store store, Log log, Push push, Time time, Ids ids, ChatConfig config) {
    /** Messages that wait to be pushed. You may use another way. */
    public static final Topic<FanOut> FANOUT = new Topic<>("chat-fanout", FanOut.class, 4);
}
