package dev.assay.labs.adclick.hidden;

import dev.assay.kit.port.LogEntry;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.Filter;
import dev.assay.labs.adclick.Heartbeat;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.simulator.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Raw logs: bursts and gaps, duplicates, late and impossible clicks. The last record closes every window. */
final class Traffic {
    /** Two filters that overlap. */
    static final AdConfig CONFIG = AdConfig.standard(List.of(new Filter(1, "DE", null, null), new Filter(2, null, "u-1", null)));

    /** Windows of a second: every few records something is due. */
    static final AdConfig SHORT = new AdConfig(1_000, 1_000, 3_000, 300_000, 600_000, CONFIG.filters());

    private static final long BEGIN_MS = 36_000_000;
    private static final List<String> COUNTRIES = List.of("DE", "FR", "US");

    private final RandomStream random;
    private final String prefix;
    private final int partition;
    private final List<LogEntry<LogEvent>> log = new ArrayList<>();
    private final List<Click> clicks = new ArrayList<>();
    private long nowMs = BEGIN_MS;
    private long newestMs;
    private int next;

    private Traffic(RandomStream random, int partition) {
        this.random = random;
        this.partition = partition;
        this.prefix = "imp-" + partition + "-";
    }

    /** A log of so many records and a last one. */
    static List<LogEntry<LogEvent>> log(RandomStream random, int partition, int records) {
        Traffic traffic = new Traffic(random, partition);
        for (int i = 0; i < records; i++) {
            traffic.step();
        }
        traffic.nowMs += 400_000;
        traffic.add(new Heartbeat(traffic.nowMs));
        return traffic.log;
    }

    private void step() {
        nowMs += random.chance(30) ? 20_000 + random.nextInt(60_000) : random.nextInt(400);
        int kind = random.nextInt(1_000);
        if (kind < 15) {
            add(new Heartbeat(nowMs - random.nextInt(3_000)));
        } else if (kind < 20) {
            add(click(prefix + next++, nowMs + 300_001 + random.nextInt(1_000_000)));
        } else if (kind < 24) {
            Click click = click(prefix + next++, nowMs);
            add(random.chance(500) ? new Click(" ", click.servedAtMs(), click.adId(), nowMs, "u-1", null, "DE")
                    : new Click(click.impressionId(), click.servedAtMs(), null, nowMs, "u-1", null, "DE"));
        } else if (kind < 84 && !clicks.isEmpty()) {
            again(clicks.get(random.nextInt(clicks.size())));
        } else {
            Click click = click(prefix + next++, kind < 280 ? nowMs - random.nextInt(300_000) : nowMs - random.nextInt(4_000));
            clicks.add(click);
            add(click);
        }
    }

    /** The same impression at another time; never near the horizon, where an exact limit would be asked for. */
    private void again(Click click) {
        long age = newestMs - click.clickTimeMs();
        if (age > 500_000 && age < 720_000) {
            return;
        }
        long timeMs = random.chance(500) ? click.clickTimeMs() : Math.min(nowMs, click.clickTimeMs() + random.nextInt(20_000));
        add(new Click(click.impressionId(), click.servedAtMs(), click.adId(), timeMs, click.userId(), click.ip(), click.country()));
    }

    private Click click(String impression, long timeMs) {
        return new Click(impression, timeMs - 2_000, "ad-" + (1 + random.nextInt(3)), timeMs, "u-" + random.nextInt(4), "10.0.0.1",
                COUNTRIES.get(random.nextInt(COUNTRIES.size())));
    }

    private void add(LogEvent event) {
        if (event.timeMs() <= nowMs + CONFIG.maxFutureSkewMs()) {
            newestMs = Math.max(newestMs, event.timeMs());
        }
        log.add(new LogEntry<>(partition, log.size(), null, event, nowMs));
    }
}
