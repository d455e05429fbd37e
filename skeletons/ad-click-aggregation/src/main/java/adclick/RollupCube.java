package adclick;

import dev.assay.labs.adclick.AdCount;
import dev.assay.labs.adclick.ClickCube;
import dev.assay.labs.adclick.CountTable;
import dev.assay.labs.adclick.Granularity;
import java.util.List;

/** Minutes, and hours and days that follow them. */
final class RollupCube implements ClickCube {
    private final CountTable table;

    RollupCube(CountTable table) {
        this.table = table;
    }

    @Override
    public void set(String adId, long minuteStartMs, int filterId, long count) {
        throw new UnsupportedOperationException("RollupCube.set");
    }

    @Override
    public long count(String adId, long fromMs, long toMs, int filterId) {
        throw new UnsupportedOperationException("RollupCube.count");
    }

    @Override
    public List<AdCount> top(long fromMs, long toMs, int n, int filterId) {
        throw new UnsupportedOperationException("RollupCube.top");
    }
}
