package dev.assay.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * Everybody who looks at a run: the monitors, in the order in which they came, and the recording, if somebody wants one.
 * The first broken rule is kept; it ends the handler in which it was broken, and then the run.
 *
 * @param <M> the messages of the lab
 */
final class Observation<M> {
    private final List<Monitor<M>> monitors = new ArrayList<>();
    /** Those of them that look at what happens all the time: most look at one kind of event only. */
    private List<Monitor<M>> ofSending = List.of();

    private List<Monitor<M>> ofDelivery = List.of();
    private List<Monitor<M>> ofHandling = List.of();
    private final Timeline<M> timeline;
    /** Null unless somebody wants to know what happened. */
    private final Recording recording;

    private Violation violation;

    Observation(Timeline<M> timeline, Recording recording) {
        this.timeline = timeline;
        this.recording = recording;
    }

    void watch(Monitor<M> monitor) {
        monitors.add(monitor);
        ofSending = only(Hooks.SENT);
        ofDelivery = only(Hooks.DELIVERED);
        ofHandling = only(Hooks.HANDLED);
    }

    private List<Monitor<M>> only(int hook) {
        return monitors.stream().filter(monitor -> (Hooks.OF.get(monitor.getClass()) & hook) != 0).toList();
    }

    /** Which methods of {@link Monitor} a class of monitors overrides, as bits. */
    private static final class Hooks extends ClassValue<Integer> {
        static final int SENT = 1;
        static final int DELIVERED = 2;
        static final int HANDLED = 4;
        static final Hooks OF = new Hooks();

        @Override
        protected Integer computeValue(Class<?> type) {
            return (overrides(type, "sent", int.class, int.class, Object.class) ? SENT : 0)
                    | (overrides(type, "delivered", int.class, int.class, Object.class) ? DELIVERED : 0)
                    | (overrides(type, "handled", int.class) ? HANDLED : 0);
        }

        private static boolean overrides(Class<?> type, String name, Class<?>... parameters) {
            try {
                return type.getMethod(name, parameters).getDeclaringClass() != Monitor.class;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e); // every monitor inherits them
            }
        }
    }

    // ------------------------------------------------------------------------------------------------ messages

    /**
     * A message is handed to the network.
     *
     * @param handling whether a handler is to end if this breaks a rule
     * @return the message's number in the recording, or 0
     */
    int sent(int from, int to, M message, boolean handling) {
        // First of all, so that a message that breaks a rule is the last thing that is seen.
        int recorded = recording == null ? 0 : recording.sent(timeline.nowNanos(), from, to, message);
        for (int i = 0; i < ofSending.size(); i++) {
            sent(ofSending.get(i), from, to, message);
            if (violation != null && handling) {
                throw StopHandler.SIGNAL;
            }
        }
        return recorded;
    }

    private void sent(Monitor<M> monitor, int from, int to, M message) {
        try {
            monitor.sent(from, to, message);
        } catch (Violation broken) {
            keep(broken);
        }
    }

    void fate(int recorded, Recording.Fate fate) {
        if (recording != null) {
            recording.fate(recorded, fate);
        }
    }

    void doubled(int recorded) {
        if (recording != null) {
            recording.doubled(recorded);
        }
    }

    void delivered(int from, int to, M message, int recorded) {
        if (recording != null) {
            recording.received(timeline.nowNanos(), to, recorded);
        }
        for (int i = 0; i < ofDelivery.size(); i++) {
            ofDelivery.get(i).delivered(from, to, message);
        }
    }

    // ------------------------------------------------------------------------------------------------ nodes

    void puppet(int id) {
        if (recording != null) {
            recording.puppet(id);
        }
    }

    void booted(int id) {
        if (recording != null) {
            recording.booted(timeline.nowNanos(), id);
        }
        look(monitor -> monitor.booted(id));
    }

    void expired(int id, String timer) {
        if (recording != null) {
            recording.expired(timeline.nowNanos(), id, timer);
        }
    }

    void requested(int id, String what) {
        if (recording != null) {
            recording.requested(timeline.nowNanos(), id, what);
        }
    }

    void handled(int id) {
        for (int i = 0; i < ofHandling.size(); i++) {
            ofHandling.get(i).handled(id);
        }
        throwIfBroken();
        if (recording != null) {
            recording.ended();
        }
    }

    void crashed(int id) {
        if (recording != null) {
            recording.crashed(timeline.nowNanos(), id);
        }
        look(monitor -> monitor.crashed(id));
    }

    void effect(int id, Object what) {
        if (recording != null) {
            recording.effect(what);
        }
        look(monitor -> monitor.effect(id, what));
        stopIfBroken();
    }

    void remarked(int id, String text) {
        if (recording != null) {
            recording.remarked(text);
        }
        look(monitor -> monitor.remarked(id, text));
        stopIfBroken();
    }

    void asked(int id) {
        if (recording != null) {
            recording.asked(id);
        }
    }

    void state(int id, Object state) {
        if (recording != null) {
            recording.state(id, state);
        }
    }

    void fault(String what) {
        if (recording != null) {
            recording.fault(timeline.nowNanos(), what);
        }
    }

    // ------------------------------------------------------------------------------------------------ broken rules

    private interface Look<M> {
        void at(Monitor<M> monitor);
    }

    private void look(Look<M> look) {
        for (Monitor<M> monitor : monitors) {
            try {
                look.at(monitor);
            } catch (Violation broken) {
                keep(broken);
            }
        }
    }

    /** Keeps a broken rule, if it is the first. */
    void keep(Violation broken) {
        if (violation == null) {
            violation = broken;
        }
    }

    private void stopIfBroken() {
        if (violation != null) {
            throw StopHandler.SIGNAL;
        }
    }

    void throwIfBroken() {
        if (violation != null) {
            throw violation;
        }
    }
}
