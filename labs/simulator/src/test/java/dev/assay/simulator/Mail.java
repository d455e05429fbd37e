package dev.assay.simulator;

import dev.assay.kit.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A small world for tests of order: puppets and nodes that only receive, or answer as a test says. */
final class Mail {
    final Cluster<String, Box, Ctx> cluster;
    final List<String> log = new ArrayList<>();

    static final class Ctx extends NodeContext<String> {
        Ctx(Machine<String> machine) {
            super(machine);
        }
    }

    /** A node that hands what it receives to the test. */
    static final class Box implements Node<String, Ctx> {
        private final BiConsumer<Box, String> handler;
        Ctx ctx;

        Box(BiConsumer<Box, String> handler) {
            this.handler = handler;
        }

        @Override
        public void start(Ctx context) {
            ctx = context;
        }

        @Override
        public void receive(int from, String message) {
            handler.accept(this, message);
        }

        @Override
        public void timer(String name) {
            handler.accept(this, name);
        }
    }

    /** Nodes that write down what they receive. */
    Mail(int size, LinkOptions links, Schedule schedule) {
        this(size, links, schedule, (box, message) -> {});
    }

    /** Nodes that write down what they receive, and then do what the test says. */
    Mail(int size, LinkOptions links, Schedule schedule, BiConsumer<Box, String> handler) {
        cluster = new Cluster<>(new Cluster.Setup<>(
                size,
                id -> new Box((box, message) -> {
                    log.add("S" + id + " " + message);
                    handler.accept(box, message);
                }),
                Ctx::new,
                message -> false,
                links,
                "dev.assay.simulator",
                schedule));
        cluster.bootAll();
    }

    /** What has been received so far, in order. */
    String order() {
        return String.join(", ", log);
    }
}
