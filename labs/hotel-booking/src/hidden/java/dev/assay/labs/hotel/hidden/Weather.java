package dev.assay.labs.hotel.hidden;

import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.PortCall;
import java.util.List;

/** Faults by chance at one port, until the sky is clear. */
final class Weather implements Faults {
    private static final List<Fault> STORE = List.of(new Fault.Refused(), new Fault.LostRequest(), new Fault.LostReply());
    private static final List<Fault> PSP = List.of(new Fault.Refused(), new Fault.LostRequest(), new Fault.LostReply(),
            new Fault.LateEffect(10_400), new Fault.LateEffect(12_900));

    private final String port;
    private final Faults faults;
    private boolean isClear;

    private Weather(String port, Faults faults) {
        this.port = port;
        this.faults = faults;
    }

    static Weather atTheStore(Schedule schedule, int permille) {
        return new Weather("store", Faults.sometimes(schedule, permille, STORE));
    }

    static Weather atTheProvider(Schedule schedule, int permille) {
        return new Weather("psp", Faults.sometimes(schedule, permille, PSP));
    }

    void clear() {
        isClear = true;
    }

    @Override
    public Fault at(PortCall call) {
        return isClear || !call.port().equals(port) ? NONE : faults.at(call);
    }
}
