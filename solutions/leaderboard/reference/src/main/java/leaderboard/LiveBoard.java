package leaderboard;

import dev.assay.kit.port.Keys;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Table;
import dev.assay.kit.port.Tx;
import dev.assay.kit.port.TxAborted;
import dev.assay.labs.leaderboard.LeaderboardPorts;
import dev.assay.labs.leaderboard.LeaderboardService;
import dev.assay.labs.leaderboard.Parts;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.Schema;
import dev.assay.labs.leaderboard.ScoreEvent;
import dev.assay.labs.leaderboard.Snapshot;
import dev.assay.labs.leaderboard.SnapshotRow;
import dev.assay.labs.leaderboard.UserScoreRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One instance of the service. */
final class LiveBoard implements LeaderboardService {
    /** How far a partition has been read, under its number. */
    record Position(long next) {}

    /** The last version that was given away, under {@code last}. */
    record Version(long last) {}

    private static final Table<Position> POSITION = new Table<>("position", Position.class);
    private static final Table<Version> VERSION = new Table<>("version", Version.class);

    private final LeaderboardPorts ports;
    private final Parts parts;
    private final Nicknames nicknames;
    // BEGIN SOLUTION
    private static final String FIRST_ID = "\u0001";
    private static final int LARGEST_BATCH = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final long WAIT_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 200;

    /** The next offset of each partition. */
    private final long[] next = new long[Schema.GAME_SCORE.partitions()];
    private Standings standings;
    private Snapshot current;
    private Snapshot pushed;
    // END SOLUTION

    LiveBoard(LeaderboardPorts ports, Parts parts) {
        this.ports = ports;
        this.parts = parts;
        this.nicknames = new Nicknames(ports.store(), ports.time(), ports.config().nicknameTtlMillis());
    }

    @Override
    public void start() {
        // BEGIN SOLUTION
        // STUB: // TODO What do you read first, if another instance goes on counting meanwhile?
        // STUB: throw new UnsupportedOperationException("LiveBoard.start");
        for (int partition = 0; partition < next.length; partition++) {
            Row<Position> stored = ports.store().get(POSITION, Integer.toString(partition));
            next[partition] = stored == null ? 0 : stored.value().next();
        }
        Standings rebuilt = new Standings(parts);
        String from = FIRST_ID;
        List<Row<UserScoreRow>> page;
        do {
            page = ports.store().scan(Schema.USER_SCORE, from, Keys.prefixEnd(""), LARGEST_PAGE);
            page.forEach(row -> rebuilt.count(row.id(), row.value()));
            from = page.isEmpty() ? from : Keys.after(page.getLast().id());
        } while (page.size() == LARGEST_PAGE);
        standings = rebuilt;
        // END SOLUTION
    }

    @Override
    public void consume(int partition) {
        // BEGIN SOLUTION
        // STUB: // TODO What belongs in one transaction? What do you know when its commit gives no answer?
        // STUB: throw new UnsupportedOperationException("LiveBoard.consume");
        while (true) {
            try {
                List<LogEntry<ScoreEvent>> batch =
                        ports.log().read(Schema.GAME_SCORE, partition, next[partition], LARGEST_BATCH, WAIT_MILLIS);
                if (!batch.isEmpty()) {
                    Map<String, UserScoreRow> events = fresh(batch);
                    long end = batch.getLast().offset() + 1;
                    store(partition, events, end);
                    events.forEach(standings::count);
                    next[partition] = end;
                }
            } catch (PortException | TxAborted again) {
                ports.time().sleep(PAUSE_MILLIS);
            }
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private Map<String, UserScoreRow> fresh(List<LogEntry<ScoreEvent>> batch) {
        Map<String, UserScoreRow> fresh = new LinkedHashMap<>();
        for (LogEntry<ScoreEvent> entry : batch) {
            ScoreEvent event = entry.value();
            boolean isValid = event.eventId() != null && event.userId() != null && event.points() >= 1;
            if (isValid && !standings.has(event.eventId())) {
                fresh.putIfAbsent(event.eventId(), new UserScoreRow(event.userId(), event.points(), event.createdAt()));
            }
        }
        return fresh;
    }

    /** Rows and position, all or nothing. Other instances count the same events: whoever comes second finds the rows there. */
    private void store(int partition, Map<String, UserScoreRow> events, long end) {
        String key = Integer.toString(partition);
        try (Tx tx = ports.store().begin()) {
            Row<Position> stored = tx.lock(POSITION, key);
            events.forEach((eventId, row) -> tx.insert(Schema.USER_SCORE, eventId, row));
            if (stored == null || stored.value().next() < end) {
                tx.put(POSITION, key, new Position(end));
            }
            tx.commit();
        }
    }
    // END SOLUTION

    @Override
    public void publish() {
        // BEGIN SOLUTION
        // STUB: // TODO What if a change comes right after a push, and then nothing more?
        // STUB: throw new UnsupportedOperationException("LiveBoard.publish");
        while (true) {
            try {
                pushIfChanged();
            } catch (PortException | TxAborted again) {
                // What was not pushed still differs from what was pushed last.
            }
            ports.time().sleep(ports.config().throttleMillis());
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private void pushIfChanged() {
        String period = Months.of(ports.time().now());
        List<SnapshotRow> rows = rows(period);
        if (pushed != null && pushed.period().equals(period) && pushed.rows().equals(rows)) {
            return;
        }
        Snapshot snapshot = new Snapshot(nextVersion(), period, rows);
        current = snapshot;
        ports.push().send(Schema.CHANNEL, snapshot);
        pushed = snapshot;
    }

    private List<SnapshotRow> rows(String period) {
        List<Ranked> top = standings.top(period, ports.config().topK());
        List<String> names = nicknames.of(top.stream().map(Ranked::userId).toList());
        List<SnapshotRow> rows = new ArrayList<>();
        for (int i = 0; i < top.size(); i++) {
            Ranked one = top.get(i);
            rows.add(new SnapshotRow(one.rank(), one.userId(), names.get(i), one.score()));
        }
        return rows;
    }

    /** A version is given away before it is used: whoever dies in between leaves a gap, and nobody uses it twice. */
    private long nextVersion() {
        try (Tx tx = ports.store().begin()) {
            Row<Version> last = tx.lock(VERSION, "last");
            long version = last == null ? 1 : last.value().last() + 1;
            tx.put(VERSION, "last", new Version(version));
            tx.commit();
            return version;
        }
    }
    // END SOLUTION

    @Override
    public List<Ranked> top(String period, int k) {
        Ranges.given(period);
        Ranges.count(k);
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("LiveBoard.top");
        return standings.top(period, k);
        // END SOLUTION
    }

    @Override
    public long rank(String period, String userId) {
        Ranges.given(period);
        Ranges.given(userId);
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("LiveBoard.rank");
        return standings.rank(period, userId);
        // END SOLUTION
    }

    @Override
    public List<Ranked> around(String period, String userId, int above, int below) {
        Ranges.given(period);
        Ranges.given(userId);
        Ranges.count(above);
        Ranges.count(below);
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("LiveBoard.around");
        return standings.around(period, userId, above, below);
        // END SOLUTION
    }

    @Override
    public List<Ranked> friends(String period, Set<String> userIds, int k) {
        Ranges.given(period);
        Ranges.given(userIds);
        Ranges.count(k);
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("LiveBoard.friends");
        return standings.friends(period, userIds, k);
        // END SOLUTION
    }

    @Override
    public Snapshot current() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("LiveBoard.current");
        return current != null ? current : new Snapshot(0, Months.of(ports.time().now()), List.of());
        // END SOLUTION
    }
}
