package dev.assay.simulator;

import dev.assay.kit.Context;
import dev.assay.kit.Node;
import dev.assay.simulator.fuel.Exhausted;
import dev.assay.simulator.fuel.Fuel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The nodes and puppets of a cluster, and how nodes' code runs: one handler at a time, to its end, to a crash inside it, or
 * to the first broken rule.
 */
final class Nodes<M, N extends Node<M, C>, C extends Context<M>> {
    private final Cluster.Setup<M, N, C> setup;
    private final Observation<M> observation;
    private final List<Machine<M>> machines = new ArrayList<>();
    private final List<N> nodes = new ArrayList<>();
    private final List<Puppet<M>> puppets = new ArrayList<>();
    private boolean asking;

    Nodes(Cluster<M, N, C> cluster, Cluster.Setup<M, N, C> setup, Observation<M> observation) {
        this.setup = setup;
        this.observation = observation;
        for (int id = 0; id < setup.size(); id++) {
            machines.add(new Machine<>(id, cluster));
            nodes.add(null);
            puppets.add(null);
        }
    }

    int size() {
        return machines.size();
    }

    Machine<M> machine(int id) {
        return machines.get(id);
    }

    boolean isAlive(int id) {
        return machines.get(id).alive;
    }

    /** Null if the node is no puppet. */
    Puppet<M> puppet(int id) {
        return puppets.get(id);
    }

    void puppet(int id, Puppet<M> puppet) {
        if (isAlive(id)) {
            throw new IllegalStateException("S" + id + " is running, it cannot be a puppet");
        }
        puppets.set(id, puppet);
    }

    void forgetPlannedCrashes() {
        machines.forEach(Machine::forgetPlannedCrash);
    }

    // ------------------------------------------------------------------------------------------------ life and death

    void requireBootable(int id) {
        if (isAlive(id) || puppets.get(id) != null) {
            throw new IllegalStateException("S" + id + " is running already, or a puppet");
        }
    }

    void boot(int id) {
        Machine<M> machine = machines.get(id);
        machine.boot(setup.schedule());
        observation.booted(id);
        machine.begin();
        N node = null;
        int depth = Fuel.depth();
        try {
            node = setup.newNode().apply(id);
            if (node == null) {
                misuse(id, "does not exist: the solution gave null instead of a server.");
            } else {
                nodes.set(id, node);
                node.start(setup.newContext().apply(machine));
            }
        } catch (Throwable thrown) {
            caught(machine, thrown, depth);
        }
        end(machine);
    }

    void crash(int id) {
        Machine<M> machine = machines.get(id);
        if (machine.alive) {
            machine.alive = false;
            machine.struck = false;
            machine.forgetPlannedCrash();
            nodes.set(id, null);
            observation.crashed(id);
            observation.throwIfBroken();
        }
    }

    // ------------------------------------------------------------------------------------------------ handlers

    void receive(int from, int to, M message, int recorded) {
        observation.delivered(from, to, message, recorded);
        Machine<M> machine = machines.get(to);
        machine.begin();
        int depth = Fuel.depth();
        try {
            nodes.get(to).receive(from, message);
        } catch (Throwable thrown) {
            caught(machine, thrown, depth);
        }
        end(machine);
    }

    void expire(int id, String timer) {
        observation.expired(id, timer);
        Machine<M> machine = machines.get(id);
        machine.begin();
        int depth = Fuel.depth();
        try {
            nodes.get(id).timer(timer);
        } catch (Throwable thrown) {
            caught(machine, thrown, depth);
        }
        end(machine);
    }

    <T> T request(int id, String what, Function<N, T> request) {
        observation.requested(id, what);
        Machine<M> machine = machines.get(id);
        machine.begin();
        T answer = null;
        int depth = Fuel.depth();
        try {
            answer = request.apply(nodes.get(id));
        } catch (Throwable thrown) {
            caught(machine, thrown, depth);
        }
        end(machine);
        return answer;
    }

    private void end(Machine<M> machine) {
        machine.handling = false;
        Fuel.check();
        observation.throwIfBroken();
        if (machine.crashesAtEndOfHandler()) {
            crash(machine.id);
            return;
        }
        observation.handled(machine.id);
    }

    /** @param depth how deep calls were outside student code: what is thrown skips the exits of its methods */
    private void caught(Machine<M> machine, Throwable thrown, int depth) {
        Fuel.restore(depth);
        if (thrown instanceof StopHandler) {
            return; // what happened stands in the machine and in the violation
        }
        if (thrown instanceof VirtualMachineError || thrown instanceof Exhausted) {
            machine.handling = false;
            asking = false;
            throw (Error) thrown; // resources: the referee's affair, not the network's
        }
        if (!machine.struck) {
            misuse(machine.id, "threw " + Blame.describe(thrown, setup.studentPackage()) + ".");
        }
    }

    // ------------------------------------------------------------------------------------------------ questions

    /** Whether the test is asking a node something right now. */
    boolean isAsking() {
        return asking;
    }

    <T> T ask(int id, Function<N, T> question) {
        T answer = null;
        observation.asked(id);
        asking = true;
        int depth = Fuel.depth();
        try {
            answer = question.apply(nodes.get(id));
        } catch (Throwable thrown) {
            caught(machines.get(id), thrown, depth);
        }
        asking = false;
        Fuel.check();
        observation.throwIfBroken();
        return answer;
    }

    /** Notes a misuse and gives the signal that ends the handler; outside a handler it fails the run when it is next looked at. */
    Error misuse(int id, String what) {
        observation.keep(new Violation("API", "S" + id + " " + what));
        return StopHandler.SIGNAL;
    }
}
