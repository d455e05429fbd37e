package dev.assay.labs.payment.testbed;

import dev.assay.simulator.Mix;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.PortCall;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What goes wrong, and until when. The first rule that fits a call decides. */
public final class Trouble implements Faults {
    /** What a payment service provider can do: refuse, lose the request, lose the answer, and be late. */
    public static final List<Fault> PSP = List.of(new Fault.Refused(), new Fault.LostRequest(), new Fault.LostReply(),
            new Fault.LateEffect(10_500), new Fault.LateEffect(13_000));
    /** What a database can do. */
    public static final List<Fault> STORE = List.of(new Fault.Refused(), new Fault.LostRequest(),
            new Fault.LostReply());

    private final long seed;
    private final List<Rule> rules = new ArrayList<>();
    private World world;

    private interface Rule {
        /** Null: another rule decides. */
        Fault at(PortCall call);
    }

    /** Nothing goes wrong yet. */
    public Trouble(Schedule schedule) {
        seed = schedule.part("trouble").seed();
    }

    void in(World now) {
        world = now;
    }

    long nowMillis() {
        return world.nowMillis();
    }

    /**
     * So many of a thousand calls of a port go wrong.
     *
     * @param port {@code psp}, {@code payments}, {@code ledger} or {@code log}
     * @param untilMillis from then on none does, virtual time
     */
    public Trouble often(String port, int permille, List<Fault> kinds, long untilMillis) {
        List<Fault> kept = List.copyOf(kinds);
        rules.add(call -> {
            long draw = Mix.of(seed, "fault " + call.instance(), call.index());
            boolean isHit = call.port().equals(port) && world.nowMillis() < untilMillis && Mix.bounded(draw,
                    1_000) < permille;
            return isHit ? kept.get((int) Mix.bounded(Mix.mix(draw), kept.size())) : null;
        });
        return this;
    }

    /** Every call that fits goes wrong in this way. */
    public Trouble whenever(Predicate<PortCall> fits, Fault fault) {
        rules.add(call -> fits.test(call) ? fault : null);
        return this;
    }

    @Override
    public Fault at(PortCall call) {
        for (Rule rule : rules) {
            Fault fault = rule.at(call);
            if (fault != null) {
                return fault;
            }
        }
        return NONE;
    }
}
