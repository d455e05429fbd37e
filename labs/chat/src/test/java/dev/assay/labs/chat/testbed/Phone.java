package dev.assay.labs.chat.testbed;

import dev.assay.kit.port.Keys;
import dev.assay.labs.chat.ChatConfig;
import dev.assay.labs.chat.ChatDevice;
import dev.assay.labs.chat.ChatSolution;
import dev.assay.labs.chat.DeviceContext;
import dev.assay.labs.chat.Frame;
import dev.assay.labs.chat.Message;
import dev.assay.labs.chat.Reply;
import dev.assay.labs.chat.Request;
import dev.assay.simulator.Blame;
import dev.assay.simulator.Violation;
import dev.assay.simulator.fuel.Exhausted;
import dev.assay.simulator.fuel.Fuel;
import dev.assay.simulator.service.PlainData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A user's device: a student's program, a disk, a screen, and a radio that is on or off. It can crash, also in the middle of a handler. */
public final class Phone {
    private final Messenger messenger;
    private final ChatSolution solution;
    private final String user;
    private final String device;
    private final Map<String, List<String>> disk = new TreeMap<>();
    private final Map<String, List<Shown>> histories = new TreeMap<>();
    private final List<Typed> typed = new ArrayList<>();
    private final Map<String, Integer> timers = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();
    private ChatDevice program;
    private int life;
    private boolean isOn;
    private String connection;
    private long connections;
    private long calls;
    private int timerSets;
    private int effectsLeft = -1;
    private int syncs;

    /** A message on the screen, and since when, in virtual milliseconds. */
    public record Shown(Message message, long atMillis) {}

    /** What the user wrote. */
    public record Typed(String conversation, String text) {}

    Phone(Messenger messenger, ChatSolution solution, String user, String device) {
        this.messenger = messenger;
        this.solution = solution;
        this.user = user;
        this.device = device;
        boot();
    }

    // -------------------------------------------------------------------------------------------------- for tests

    /** Whose it is. */
    public String user() {
        return user;
    }

    /** Which of the user's it is. */
    public String device() {
        return device;
    }

    /** User and device. */
    public String name() {
        return user + device;
    }

    /** The connection that is open; null if none is. */
    public String connection() {
        return connection;
    }

    /** What it shows of a conversation. */
    public List<Shown> history(String conversation) {
        return List.copyOf(histories.getOrDefault(conversation, List.of()));
    }

    /** What the user wrote and this phone took, in order. */
    public List<Typed> typed() {
        return List.copyOf(typed);
    }

    /** Frames that have arrived. */
    public List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** Pages with messages that it has asked for and got. */
    public int pages() {
        return syncs;
    }

    /** Opens a fresh connection. */
    public Phone online() {
        closeConnection(true);
        isOn = true;
        if (program != null) {
            open();
        }
        return this;
    }

    /**
     * Closes its connection.
     *
     * @param isTold whether servers are told; otherwise it stays half-open
     */
    public void offline(boolean isTold) {
        boolean wasOn = isOn;
        isOn = false;
        closeConnection(isTold);
        if (program != null && wasOn) {
            handle("onOffline", ChatDevice::onOffline);
        }
    }

    /** The user writes. Nothing happens while the device is dead. */
    public void write(String conversation, String text) {
        if (program != null) {
            typed.add(new Typed(conversation, text));
            int kept = effectsLeft;
            effectsLeft = -1; // what a dying device has not taken was not written
            handle("userSends", () -> " \"" + text + "\" to " + conversation, there -> there.userSends(conversation, text));
            effectsLeft = kept;
        }
    }

    /** A frame comes that no server has sent just now: once more, or out of order. */
    public void receive(Frame frame) {
        if (program != null) {
            handle("onFrame", () -> " " + words(frame), there -> there.onFrame(frame));
        }
    }

    /** The user has read. */
    public void reads(String conversation, long upTo) {
        if (program != null) {
            handle("userReads", () -> " " + conversation + " up to " + upTo, there -> there.userReads(conversation, upTo));
        }
    }

    /** Kills the program; it is booted again after so long. */
    public void crash(long backAfterMillis) {
        messenger.world().note(() -> "dies");
        life++;
        program = null;
        timers.clear();
        effectsLeft = -1;
        closeConnection(true);
        messenger.world().after(backAfterMillis, () -> {
            if (program == null) {
                boot();
                if (isOn) {
                    open();
                }
            }
        });
    }

    /** Kills the program in the middle of what it does next, after so many calls of its context; it is booted again a second later. */
    public void crashWithin(int effects) {
        effectsLeft = effects;
    }

    // ---------------------------------------------------------------------------------------------------- inside

    private void boot() {
        program = solution.device();
        if (program == null) {
            throw new Violation("API", "ChatSolution.device answers null.");
        }
        Inside context = new Inside(life);
        handle("boot", there -> there.boot(context));
    }

    private void open() {
        String mine = name() + "-" + Keys.number(++connections).substring(13);
        connection = mine;
        messenger.push().connect(mine, frame -> arrived(mine, frame));
        messenger.tell(name() + " connected", service -> service.connected(user, device, mine));
        handle("onOnline", ChatDevice::onOnline);
    }

    private void closeConnection(boolean isTold) {
        String old = connection;
        connection = null;
        if (old != null) {
            messenger.push().disconnect(old);
            if (isTold) {
                messenger.tell(name() + " disconnected", service -> service.disconnected(user, device, old));
            }
        }
    }

    private void arrived(String over, Record frame) {
        if (!(frame instanceof Frame known)) {
            throw new Violation("API", "A server pushes a " + frame.getClass().getSimpleName() + ", which is no Frame.");
        }
        if (over.equals(connection) && program != null) {
            frames.add(known);
            if (known instanceof Frame.Deliver deliver) {
                messenger.audit().received(user, deliver.message());
            }
            handle("onFrame", () -> " " + words(known), there -> there.onFrame(known));
        }
    }

    private void handle(String what, Consumer<ChatDevice> event) {
        handle(what, () -> "", event);
    }

    private void handle(String what, Supplier<String> details, Consumer<ChatDevice> event) {
        messenger.world().outside(name(), () -> what + details.get(), () -> take(what, event));
    }

    private void take(String what, Consumer<ChatDevice> event) {
        int depth = Fuel.depth();
        Fuel.restore(0);
        try {
            event.accept(program);
        } catch (Violation | Exhausted | StackOverflowError | OutOfMemoryError ending) {
            throw ending;
        } catch (Throwable thrown) {
            throw new Violation("API", "The device " + name() + " threw " + Blame.describe(thrown, solution.getClass().getPackageName())
                    + " in " + what + ".");
        }
        Fuel.restore(depth);
        Fuel.check();
        if (effectsLeft == 0) {
            crash(1_000);
        }
    }

    private static String words(Frame frame) {
        return switch (frame) {
            case null -> "nothing";
            case Frame.Deliver deliver -> deliver.message().conversation() + "/" + deliver.message().seq() + " " + deliver.message().kind();
            case Frame.ReadUpTo read -> read.toString();
        };
    }

    private static String words(Reply reply) {
        return reply instanceof Reply.Page page
                ? "Page of " + page.messages().size() + " messages, covered up to " + page.coveredUpTo() + (page.more() ? ", more" : "")
                : String.valueOf(reply);
    }

    /** What the program sees, for one life of it. */
    private final class Inside implements DeviceContext {
        private final int mine;

        Inside(int mine) {
            this.mine = mine;
        }

        /** Whether what it does still has an effect: not after its death. */
        private boolean acts() {
            if (life != mine || effectsLeft == 0) {
                return false;
            }
            if (effectsLeft > 0) {
                effectsLeft--;
            }
            return true;
        }

        @Override
        public ChatConfig config() {
            return Messenger.config();
        }

        @Override
        public long call(Request request) {
            require(request != null, "a request is null");
            long id = ++calls;
            if (!acts()) {
                return id;
            }
            Request copy = PlainData.copy(request);
            messenger.world().note(() -> "calls " + id + ": " + copy);
            boolean[] isAnswered = new boolean[1];
            if (connection != null) {
                messenger.send(Phone.this, connection, copy, reply -> {
                    if (life == mine && connection != null && !isAnswered[0]) {
                        isAnswered[0] = true;
                        syncs += reply instanceof Reply.Page page && !page.messages().isEmpty() ? 1 : 0;
                        handle("onReply", () -> " " + id + ": " + words(reply), there -> there.onReply(id, reply));
                    }
                });
            }
            messenger.world().after(Messenger.TIMEOUT_MILLIS, () -> {
                if (life == mine && !isAnswered[0]) {
                    isAnswered[0] = true;
                    handle("onFailed", () -> " " + id, there -> there.onFailed(id));
                }
            });
            return id;
        }

        @Override
        public void show(Message message) {
            require(message != null && message.conversation() != null, "a message is null");
            if (!acts()) {
                return;
            }
            messenger.world().note(() -> "shows " + message.conversation() + "/" + message.seq());
            long last = shown(message.conversation());
            if (message.seq() <= last) {
                throw new Violation("I5", name() + " shows seq " + message.seq() + " of " + message.conversation()
                        + " after seq " + last + ".");
            }
            histories.computeIfAbsent(message.conversation(), any -> new ArrayList<>())
                    .add(new Shown(PlainData.copy(message), messenger.world().nowMillis()));
        }

        @Override
        public long shown(String conversation) {
            require(conversation != null, "a conversation is null");
            List<Shown> history = histories.get(conversation);
            return history == null ? 0 : history.getLast().message().seq();
        }

        @Override
        public List<String> load(String key) {
            require(key != null, "a key is null");
            return disk.getOrDefault(key, List.of());
        }

        @Override
        public void save(String key, List<String> lines) {
            require(key != null && lines != null, "a key or its lines are null");
            if (acts()) {
                disk.put(key, PlainData.copy(lines));
                messenger.world().note(() -> "saves " + lines.size() + " lines as " + key);
            }
        }

        @Override
        public void timer(String name, long millis) {
            require(name != null && millis >= 0, "a timer of " + millis + " ms");
            if (!acts()) {
                return;
            }
            int set = ++timerSets;
            timers.put(name, set);
            messenger.world().after(millis, () -> {
                if (life == mine && timers.getOrDefault(name, 0) == set) {
                    timers.remove(name);
                    handle("onTimer", () -> " " + name, there -> there.onTimer(name));
                }
            });
        }

        @Override
        public String newId() {
            return messenger.newId();
        }

        private static void require(boolean holds, String message) {
            if (!holds) {
                throw new IllegalArgumentException(message);
            }
        }
    }
}
