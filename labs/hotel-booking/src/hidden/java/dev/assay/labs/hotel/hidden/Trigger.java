package dev.assay.labs.hotel.hidden;

import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.PortCall;
import java.util.ArrayList;
import java.util.List;

/** One fault at one call of an instance, counted from the moment at which it is armed. */
final class Trigger implements Faults {
    private final String instance;
    private final int at;
    private final Fault fault;
    private final List<PortCall> calls = new ArrayList<>();
    private boolean isArmed;

    Trigger(String instance, int at, Fault fault) {
        this.instance = instance;
        this.at = at;
        this.fault = fault;
    }

    /** From now on calls are counted. */
    void arm() {
        isArmed = true;
    }

    /** From now on they are not. */
    void disarm() {
        isArmed = false;
    }

    /** The calls that were counted. */
    List<PortCall> calls() {
        return calls;
    }

    @Override
    public Fault at(PortCall call) {
        if (!isArmed || !call.instance().equals(instance)) {
            return NONE;
        }
        calls.add(call);
        return calls.size() - 1 == at ? fault : NONE;
    }
}
