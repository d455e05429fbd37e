package dev.assay.labs.leaderboard;

import dev.assay.kit.port.Log;
import dev.assay.kit.port.Push;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Time;

/** What a service is connected to. */
public record LeaderboardPorts(Store store, Log log, Push push, Time time, LeaderboardConfig config) {}
