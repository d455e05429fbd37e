package dev.assay.labs.leaderboard;

import dev.assay.kit.port.Table;
import dev.assay.kit.port.Topic;

/** What is stored, and where. A service may keep other tables of its own. */
public final class Schema {
    /** Wins, by user: all events of a user are in one partition. */
    public static final Topic<ScoreEvent> GAME_SCORE = new Topic<>("game_score", ScoreEvent.class, 4);

    /** One row for each counted event; the id is the event's. */
    public static final Table<UserScoreRow> USER_SCORE = new Table<>("user_score", UserScoreRow.class);

    /** Users; the id is the user's. Others write it. */
    public static final Table<UserRow> USERS = new Table<>("users", UserRow.class);

    /** Where snapshots are pushed to. */
    public static final String CHANNEL = "live-updates/leaderboard";

    private Schema() {}
}
