package dev.assay.grader.report.html;

import java.util.List;

/** Boxes and lines on a drawing, in pixels, and where a label disturbs them least. */
final class Geometry {
    private static final int OVERLAP = 1_000;
    private static final int CROSSING = 10;

    private Geometry() {}

    /** A line from one point to another. */
    record Line(int x1, int y1, int x2, int y2) {
        /** The point after this many hundredths of the way. */
        int x(int hundredths) {
            return x1 + (x2 - x1) * hundredths / 100;
        }

        /** The point after this many hundredths of the way. */
        int y(int hundredths) {
            return y1 + (y2 - y1) * hundredths / 100;
        }
    }

    /** A rectangle; {@code x} and {@code y} are its upper left corner. */
    record Box(int x, int y, int width, int height) {
        boolean overlaps(Box other) {
            return x < other.x + other.width && other.x < x + width
                    && y < other.y + other.height && other.y < y + height;
        }

        /** Whether a part of the line is inside (Liang and Barsky's clipping). */
        boolean isCrossedBy(Line line) {
            double from = 0;
            double to = 1;
            int dx = line.x2 - line.x1;
            int dy = line.y2 - line.y1;
            int[] steps = {-dx, dx, -dy, dy};
            int[] rooms = {line.x1 - x, x + width - line.x1, line.y1 - y, y + height - line.y1};
            for (int side = 0; side < steps.length; side++) {
                if (steps[side] == 0) {
                    if (rooms[side] < 0) {
                        return false;
                    }
                    continue;
                }
                double at = (double) rooms[side] / steps[side];
                if (steps[side] < 0) {
                    from = Math.max(from, at);
                } else {
                    to = Math.min(to, at);
                }
            }
            return from < to;
        }
    }

    /**
     * The box that overlaps the fewest others and is crossed by the fewest lines; of equals, the first.
     *
     * @param candidates at least one
     */
    static Box best(List<Box> candidates, List<Box> taken, List<Line> lines) {
        Box best = candidates.getFirst();
        int lowest = Integer.MAX_VALUE;
        for (int i = 0; i < candidates.size() && lowest > 0; i++) {
            Box box = candidates.get(i);
            int cost = i;
            for (Box other : taken) {
                cost += box.overlaps(other) ? OVERLAP : 0;
            }
            for (Line line : lines) {
                cost += box.isCrossedBy(line) ? CROSSING : 0;
            }
            if (cost < lowest) {
                lowest = cost;
                best = box;
            }
        }
        return best;
    }
}
