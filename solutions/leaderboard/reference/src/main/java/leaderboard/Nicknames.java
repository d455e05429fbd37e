package leaderboard;

import dev.assay.kit.port.Row;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Time;
import dev.assay.labs.leaderboard.Schema;
import dev.assay.labs.leaderboard.UserRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Users' nicknames, read again when they have become old. Complete as it is. */
final class Nicknames {
    private final Store store;
    private final Time time;
    private final long ttl;
    private final Map<String, Known> known = new HashMap<>();

    private record Known(String nickname, long readAt) {}

    Nicknames(Store store, Time time, long ttlMillis) {
        this.store = store;
        this.time = time;
        this.ttl = ttlMillis;
    }

    /** The nicknames of these users, in their order, and of no others any longer; an id where there is no nickname. */
    List<String> of(List<String> userIds) {
        for (String userId : userIds) {
            Known nickname = known.get(userId);
            long now = time.now();
            if (nickname == null || nickname.readAt() + ttl <= now) {
                Row<UserRow> row = store.get(Schema.USERS, userId);
                known.put(userId, new Known(row == null ? userId : row.value().nickname(), now));
            }
        }
        known.keySet().retainAll(userIds);
        return userIds.stream().map(userId -> known.get(userId).nickname()).toList();
    }
}
