package dev.assay.labs.music.hidden;

import dev.assay.labs.music.Abr;
import dev.assay.labs.music.AbrConfig;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Policies of adaptive bit rate, from the worst to those of textbooks. */
final class BitRatePolicies {
    private BitRatePolicies() {}

    /** All of them, by name. */
    static Map<String, Function<AbrConfig, Abr>> all() {
        Map<String, Function<AbrConfig, Abr>> all = new LinkedHashMap<>();
        all.put("always the lowest", config -> new Always(0));
        all.put("always the middle", config -> new Always(1));
        all.put("always the highest", config -> new Always(2));
        all.put("last sample", config -> new Throughput(config, 1, 1.0, false));
        all.put("last sample x 0.8", config -> new Throughput(config, 1, 0.8, false));
        all.put("mean of all samples", config -> new Throughput(config, Integer.MAX_VALUE, 1.0, true));
        all.put("harmonic mean of 5", config -> new Throughput(config, 5, 1.0, false));
        all.put("harmonic mean of 5 x 0.8", config -> new Throughput(config, 5, 0.8, false));
        all.put("buffer map 6/18", config -> new BufferMap(config, 6_000, 18_000));
        all.put("buffer map 10/14", config -> new BufferMap(config, 10_000, 14_000));
        all.put("BOLA 0.5/2.2", config -> new Bola(config, 0.5, 2.2));
        all.put("BOLA 1.0/1.7", config -> new Bola(config, 1.0, 1.7));
        all.put("last sample, abandons", config -> new Abandoning(config, new Throughput(config, 1, 1.0, false)));
        all.put("harmonic mean of 5, abandons", config -> new Abandoning(config, new Throughput(config, 5, 1.0,
                false)));
        all.put("buffer map 6/18, abandons", config -> new Abandoning(config, new BufferMap(config, 6_000, 18_000)));
        all.put("buffer map 10/14, abandons", config -> new Abandoning(config, new BufferMap(config, 10_000, 14_000)));
        all.put("BOLA 1.0/1.7, abandons", config -> new Abandoning(config, new Bola(config, 1.0, 1.7)));
        return all;
    }

    private abstract static class Patient implements Abr {
        @Override
        public void onDownload(long bytes, long elapsedMs) {}

        @Override
        public boolean abandon(int rendition, long bytesDone, long bytesTotal, long elapsedMs, long bufferedMs) {
            return false;
        }
    }

    private static final class Always extends Patient {
        private final int rendition;

        Always(int rendition) {
            this.rendition = rendition;
        }

        @Override
        public int choose(long bufferedMs, int lastRendition) {
            return rendition;
        }
    }

    private static final class Throughput extends Patient {
        private final AbrConfig config;
        private final int window;
        private final double safety;
        private final boolean isArithmetic;
        private final Deque<Double> samples = new ArrayDeque<>();

        Throughput(AbrConfig config, int window, double safety, boolean isArithmetic) {
            this.config = config;
            this.window = window;
            this.safety = safety;
            this.isArithmetic = isArithmetic;
        }

        @Override
        public void onDownload(long bytes, long elapsedMs) {
            samples.add(8.0 * Math.max(1, bytes) / Math.max(1, elapsedMs));
            if (samples.size() > window) {
                samples.remove();
            }
        }

        @Override
        public int choose(long bufferedMs, int lastRendition) {
            if (samples.isEmpty()) {
                return 0;
            }
            double mean = isArithmetic
                    ? samples.stream().mapToDouble(sample -> sample).average().orElseThrow()
                    : samples.size() / samples.stream().mapToDouble(sample -> 1 / sample).sum();
            int best = 0;
            for (int rendition = 1; rendition < config.kbps().size(); rendition++) {
                best = config.kbps().get(rendition) <= mean * safety ? rendition : best;
            }
            return best;
        }
    }

    /** BBA: the buffer's level is mapped to a bit rate, from a reservoir to a cushion. */
    private static final class BufferMap extends Patient {
        private final AbrConfig config;
        private final long reservoirMs;
        private final long cushionMs;

        BufferMap(AbrConfig config, long reservoirMs, long cushionMs) {
            this.config = config;
            this.reservoirMs = reservoirMs;
            this.cushionMs = cushionMs;
        }

        @Override
        public int choose(long bufferedMs, int lastRendition) {
            double least = config.kbps().getFirst();
            double most = config.kbps().getLast();
            double rate = least + (most - least) * Math
                    .clamp((double) (bufferedMs - reservoirMs) / (cushionMs - reservoirMs), 0, 1);
            List<Integer> rates = new ArrayList<>(config.kbps());
            int last = Math.max(0, lastRendition);
            int up = Math.min(last + 1, rates.size() - 1);
            int down = Math.max(last - 1, 0);
            if (rate >= rates.get(up)) {
                return highestUpTo(rates, rate);
            }
            return rate <= rates.get(down) ? highestUpTo(rates, rate) : last;
        }

        private static int highestUpTo(List<Integer> rates, double rate) {
            int best = 0;
            for (int i = 0; i < rates.size(); i++) {
                best = rates.get(i) <= rate ? i : best;
            }
            return best;
        }
    }

    private static final class Bola extends Patient {
        private final AbrConfig config;
        private final double worth;
        private final double balance;

        Bola(AbrConfig config, double worth, double balance) {
            this.config = config;
            this.worth = worth;
            this.balance = balance;
        }

        @Override
        public int choose(long bufferedMs, int lastRendition) {
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int rendition = 0; rendition < config.kbps().size(); rendition++) {
                double quality = Math.log((double) config.kbps().get(rendition) / config.kbps().getFirst());
                double score = (balance * (quality
                        + worth) - (double) bufferedMs / config.segmentMs()) / config.kbps().get(rendition);
                if (score > most) {
                    most = score;
                    best = rendition;
                }
            }
            return best;
        }
    }

    /** Gives a fetch up when it would come too late and the lowest bit rate sooner. */
    private record Abandoning(AbrConfig config, Abr inner) implements Abr {
        @Override
        public void onDownload(long bytes, long elapsedMs) {
            inner.onDownload(bytes, elapsedMs);
        }

        @Override
        public int choose(long bufferedMs, int lastRendition) {
            return inner.choose(bufferedMs, lastRendition);
        }

        @Override
        public boolean abandon(int rendition, long bytesDone, long bytesTotal, long elapsedMs, long bufferedMs) {
            double perByte = (double) elapsedMs / Math.max(1, bytesDone);
            double left = (bytesTotal - bytesDone) * perByte;
            double lowest = (double) bytesTotal * config.kbps().getFirst() / config.kbps().get(rendition) * perByte;
            return rendition > 0 && left > bufferedMs && lowest < left;
        }
    }
}
