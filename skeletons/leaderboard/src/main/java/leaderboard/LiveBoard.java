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
import java.util.List;
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

    LiveBoard(LeaderboardPorts ports, Parts parts) {
        this.ports = ports;
        this.parts = parts;
        this.nicknames = new Nicknames(ports.store(), ports.time(), ports.config().nicknameTtlMillis());
    }

    @Override
    public void start() {
        // TODO What do you read first, if another instance goes on counting meanwhile?
        throw new UnsupportedOperationException("LiveBoard.start");
    }

    @Override
    public void consume(int partition) {
        // TODO What belongs in one transaction? What do you know when its commit gives no answer?
        throw new UnsupportedOperationException("LiveBoard.consume");
    }

    @Override
    public void publish() {
        // TODO What if a change comes right after a push, and then nothing more?
        throw new UnsupportedOperationException("LiveBoard.publish");
    }

    @Override
    public List<Ranked> top(String period, int k) {
        Ranges.given(period);
        Ranges.count(k);
        // TODO
        throw new UnsupportedOperationException("LiveBoard.top");
    }

    @Override
    public long rank(String period, String userId) {
        Ranges.given(period);
        Ranges.given(userId);
        // TODO
        throw new UnsupportedOperationException("LiveBoard.rank");
    }

    @Override
    public List<Ranked> around(String period, String userId, int above, int below) {
        Ranges.given(period);
        Ranges.given(userId);
        Ranges.count(above);
        Ranges.count(below);
        // TODO
        throw new UnsupportedOperationException("LiveBoard.around");
    }

    @Override
    public List<Ranked> friends(String period, Set<String> userIds, int k) {
        Ranges.given(period);
        Ranges.given(userIds);
        Ranges.count(k);
        // TODO
        throw new UnsupportedOperationException("LiveBoard.friends");
    }

    @Override
    public Snapshot current() {
        // TODO
        throw new UnsupportedOperationException("LiveBoard.current");
    }
}
