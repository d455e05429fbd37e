package dev.assay.simulator.service;

import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Somebody outside who asks, and asks again when no answer comes: requests that fail or are lost are sent once more after a while. */
public final class Client {
    private final World world;
    private final int mostTries;
    private final long delayMillis;

    /**
     * A client.
     *
     * @param mostTries after so many tries it gives up, at least 1
     * @param delayMillis how long it waits before it tries again
     */
    public Client(World world, int mostTries, long delayMillis) {
        this.world = world;
        this.mostTries = mostTries;
        this.delayMillis = delayMillis;
    }

    /**
     * What has come of asking.
     *
     * @param <R> what the answer is
     */
    public static final class Conversation<R> {
        private final List<Request<R>> tries = new ArrayList<>();

        /** The tries so far, in order. */
        public List<Request<R>> tries() {
            return List.copyOf(tries);
        }

        /** The answer, if there is one yet. */
        public Optional<R> answer() {
            return tries.stream().filter(Request::isAnswered).findFirst().map(request -> {
                if (request.result() == null) {
                    throw new Violation("API", "A request (" + request.what() + ") gives null; its contract promises an answer.");
                }
                return request.result();
            });
        }
    }

    /**
     * Asks now, and again for as long as no answer comes.
     *
     * @param begin begins a request; called for each try, so it can go to another instance
     */
    public <R> Conversation<R> ask(Supplier<Request<R>> begin) {
        Conversation<R> conversation = new Conversation<>();
        ask(begin, conversation);
        return conversation;
    }

    private <R> void ask(Supplier<Request<R>> begin, Conversation<R> conversation) {
        Request<R> request = begin.get();
        conversation.tries.add(request);
        request.whenEnded(() -> {
            if (!request.isAnswered() && conversation.tries.size() < mostTries) {
                world.after(delayMillis, () -> ask(begin, conversation));
            }
        });
    }
}
