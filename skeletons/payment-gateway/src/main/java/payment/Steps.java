package payment;

import dev.assay.kit.port.PortException;
import dev.assay.kit.port.TxAborted;
import java.util.List;
import java.util.function.Consumer;

/** Work of which one piece must not keep the next from being done. Given. */
final class Steps {
    private Steps() {}

    /** Does each; what the first failure was is thrown at the end. */
    static <T> void each(List<T> pieces, Consumer<T> work) {
        RuntimeException failure = null;
        for (T piece : pieces) {
            try {
                work.accept(piece);
            } catch (PortException | TxAborted failed) {
                failure = failure == null ? failed : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
