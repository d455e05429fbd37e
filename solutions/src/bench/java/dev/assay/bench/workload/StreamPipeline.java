package dev.assay.bench.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** 2,000 events filtered, grouped, summed and ranked by streams. */
public final class StreamPipeline implements LongSupplier {
    private record Event(String user, int value) {}

    private final List<Event> events = new ArrayList<>();

    /** The events are made once. */
    public StreamPipeline() {
        for (int i = 0; i < 2_000; i++) {
            events.add(new Event("u" + Mix.of(i) % 50, (int) (Mix.of(i * 7L) % 100)));
        }
    }

    @Override
    public long getAsLong() {
        Map<String, Integer> sums = events.stream()
                .filter(event -> event.value() > 0)
                .collect(Collectors.groupingBy(Event::user, TreeMap::new, Collectors.summingInt(Event::value)));
        return sums.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(5)
                .mapToInt(Integer::intValue)
                .sum();
    }
}
