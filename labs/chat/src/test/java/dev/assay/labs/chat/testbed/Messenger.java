package dev.assay.labs.chat.testbed;

import dev.assay.labs.chat.ChatConfig;
import dev.assay.labs.chat.ChatPorts;
import dev.assay.labs.chat.ChatService;
import dev.assay.labs.chat.ChatSolution;
import dev.assay.labs.chat.Reply;
import dev.assay.labs.chat.Request;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.PlainData;
import dev.assay.simulator.service.PortCall;
import dev.assay.simulator.service.Server;
import dev.assay.simulator.service.SimulatedIds;
import dev.assay.simulator.service.SimulatedLog;
import dev.assay.simulator.service.SimulatedPush;
import dev.assay.simulator.service.SimulatedStore;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Servers of a messenger, phones, and the network between them. A request takes 2 to 42 ms each way, may be lost on each, and may be done
 * twice; a frame takes 1 to 30 ms. Servers come back 3 s after they have died.
 */
public final class Messenger {
    /** After this a phone gives a call up. */
    public static final long TIMEOUT_MILLIS = 5_000;

    private static final Latency PORTS = Latency.millis(1, 3);
    private static final Latency FRAMES = Latency.millis(1, 30);
    private static final long RETRY_MILLIS = 500;
    private static final int MOST_TRIES = 60;

    private final World world;
    private final ChatSolution handsets;
    private final SimulatedStore store;
    private final SimulatedLog log;
    private final SimulatedPush push;
    private final List<Server<ChatService>> servers = new ArrayList<>();
    private final Map<String, Phone> phones = new TreeMap<>();
    private final Audit audit = new Audit(this);
    private final RandomStream network;
    private final Weather weather;
    private int lossPermille;
    private int repeatPermille;
    private long ids;

    /** Faults of ports, until it is calm. */
    private static final class Weather implements Faults {
        private final Faults faults;
        private boolean isCalm;

        Weather(Faults faults) {
            this.faults = faults;
        }

        @Override
        public Fault at(PortCall call) {
            return isCalm ? NONE : faults.at(call);
        }
    }

    /**
     * What a messenger is made of.
     *
     * @param servers whose servers they are
     * @param handsets whose program runs on phones
     * @param skewMillis how far ahead each server's clock is; there are as many servers
     * @param faults what goes wrong with port calls, until {@link Messenger#calm}
     */
    public record Setup(ChatSolution servers, ChatSolution handsets, List<Long> skewMillis, Faults faults) {
        /** Three servers with clocks that are right, and no faults. */
        public static Setup of(ChatSolution servers, ChatSolution handsets) {
            return new Setup(servers, handsets, List.of(0L, 0L, 0L), Faults.none());
        }

        /** The same with as many servers. */
        public Setup withServers(Long... skews) {
            return new Setup(servers, handsets, List.of(skews), faults);
        }

        /** The same with other faults. */
        public Setup withFaults(Faults other) {
            return new Setup(servers, handsets, skewMillis, other);
        }
    }

    /** Servers that have started, and no phones yet. */
    public Messenger(Setup setup, Schedule schedule) {
        this.weather = new Weather(setup.faults());
        String students = setup.servers().getClass().getPackageName();
        this.world = new World(World.Setup.quiet(schedule, students).withLatency(PORTS).withFaults(weather));
        this.handsets = setup.handsets();
        this.store = new SimulatedStore(world, "store");
        this.log = new SimulatedLog(world, "log");
        this.push = new SimulatedPush(world, schedule, FRAMES);
        this.network = schedule.stream("network");
        SimulatedIds names = new SimulatedIds(schedule);
        int count = setup.skewMillis().size();
        for (int i = 0; i < count; i++) {
            Server<ChatService> server = new Server<>(world, "s" + i, setup.skewMillis().get(i), instance -> {
                ChatService service = setup.servers().service(new ChatPorts(store, log, push, instance.time(), names, config()));
                if (service == null) {
                    throw new Violation("API", "ChatSolution.service answers null.");
                }
                return service;
            });
            for (int partition = i; partition < ChatPorts.FANOUT.partitions(); partition += count) {
                int mine = partition;
                server.alongside("fanout " + mine, service -> service.fanout(mine));
            }
            servers.add(server.boot());
        }
        world.runFor(1);
    }

    /** Limits and intervals. */
    public static ChatConfig config() {
        return ChatConfig.standard();
    }

    // -------------------------------------------------------------------------------------------------- for tests

    /** The world that all this is in. */
    public World world() {
        return world;
    }

    /** What everybody has seen. */
    public Audit audit() {
        return audit;
    }

    /** The database. */
    public SimulatedStore store() {
        return store;
    }

    /** A server. */
    public Server<ChatService> server(int number) {
        return servers.get(number);
    }

    /** From now on so many of 1,000 requests, and of 1,000 answers, are lost. */
    public Messenger lose(int permille) {
        lossPermille = permille;
        return this;
    }

    /** From now on so many of 1,000 requests are done twice, the second time up to 2 s later. */
    public Messenger repeat(int permille) {
        repeatPermille = permille;
        return this;
    }

    /** From now on nothing goes wrong. */
    public void calm() {
        lossPermille = 0;
        repeatPermille = 0;
        weather.isCalm = true;
    }

    /** A new phone, offline. */
    public Phone phone(String user, String device) {
        Phone phone = new Phone(this, handsets, user, device);
        phones.put(phone.name(), phone);
        return phone;
    }

    /** All phones, by name. */
    public List<Phone> phones() {
        return List.copyOf(phones.values());
    }

    /** Makes a conversation, and gives its name. */
    public String conversation(String name, String creator, String... members) {
        Reply reply = now("create", service -> service.create(name, creator, List.of(members)));
        if (!(reply instanceof Reply.Accepted)) {
            throw new Violation("API", "create answers " + reply + " where the conversation is new.");
        }
        audit.founded("c-" + name, creator, members);
        return "c-" + name;
    }

    /** Asks any server, again and again until it answers, and lets time pass meanwhile. */
    public <R> R now(String what, Function<ChatService, R> call) {
        Answer<R> answer = ask(what, call);
        world.runUntil(() -> answer.isThere, MOST_TRIES * (RETRY_MILLIS + TIMEOUT_MILLIS));
        if (!answer.isThere) {
            throw new Violation("answer", "A request (" + what + ") has no answer after " + MOST_TRIES + " tries.");
        }
        return answer.value;
    }

    /** Asks one server once, which has to answer, and lets time pass meanwhile. */
    public <R> R now(int server, String what, Function<ChatService, R> call) {
        var request = servers.get(server).request(what, call);
        world.runUntil(() -> request.state() != dev.assay.simulator.service.Request.State.RUNNING, TIMEOUT_MILLIS);
        if (!request.isAnswered()) {
            throw new Violation("answer", "A request (" + what + ") has no answer although nothing went wrong: " + request.state() + ".");
        }
        return PlainData.copy(request.result());
    }

    /** What comes of asking until there is an answer. */
    public static final class Answer<R> {
        private boolean isThere;
        private R value;

        /** Whether it has come. */
        public boolean isThere() {
            return isThere;
        }

        /** What it is. */
        public R value() {
            return value;
        }
    }

    /** Asks any server, again and again until it answers. */
    public <R> Answer<R> ask(String what, Function<ChatService, R> call) {
        Answer<R> answer = new Answer<>();
        ask(what, call, answer, 1);
        return answer;
    }

    private <R> void ask(String what, Function<ChatService, R> call, Answer<R> answer, int tries) {
        var request = someServer().request(what, call);
        request.whenEnded(() -> {
            if (request.isAnswered()) {
                answer.value = PlainData.copy(request.result());
                answer.isThere = true;
            } else if (tries < MOST_TRIES) {
                world.after(RETRY_MILLIS, () -> ask(what, call, answer, tries + 1));
            }
        });
    }

    // -------------------------------------------------------------------------------------------------- for phones

    SimulatedPush push() {
        return push;
    }

    String newId() {
        return "m" + ids++;
    }

    private Server<ChatService> someServer() {
        int first = network.nextInt(servers.size());
        for (int i = 0; i < servers.size(); i++) {
            Server<ChatService> server = servers.get((first + i) % servers.size());
            if (server.isUp()) {
                return server;
            }
        }
        return servers.get(first);
    }

    private long wayMillis() {
        return 2 + network.nextInt(41);
    }

    /** The machine that holds a connection tells the servers about it, until it is heard. */
    void tell(String what, Consumer<ChatService> call) {
        world.after(wayMillis(), () -> ask(what, service -> {
            call.accept(service);
            return true;
        }));
    }

    /** A request of a phone's goes out; its answer comes back, perhaps. */
    void send(Phone phone, String connection, Request request, Consumer<Reply> back) {
        boolean isLost = network.chance(lossPermille);
        boolean isRepeated = network.chance(repeatPermille);
        long way = wayMillis();
        long again = way + network.nextInt(2_000);
        if (!isLost) {
            world.after(way, () -> serve(phone, connection, request, back));
        }
        if (isRepeated) {
            world.after(again, () -> serve(phone, connection, request, reply -> {}));
        }
    }

    private void serve(Phone phone, String connection, Request request, Consumer<Reply> back) {
        String what = phone.name() + " " + request;
        var done = someServer().request(what, service -> dispatched(service, phone, connection, request));
        done.whenEnded(() -> world.after(0, () -> {
            if (done.isAnswered()) { // otherwise an internal error, of which the phone hears nothing
                Reply reply = PlainData.copy(done.result());
                audit.answered(phone, request, reply);
                if (!network.chance(lossPermille)) {
                    world.after(wayMillis(), () -> back.accept(reply));
                }
            }
        }));
    }

    private static Reply dispatched(ChatService service, Phone phone, String connection, Request request) {
        String user = phone.user();
        String device = phone.device();
        return switch (request) {
            case Request.Send send -> service.send(user, device, send.conversation(), send.clientMessageId(), send.body());
            case Request.Sync sync -> service.sync(user, device, sync.conversation(), sync.after());
            case Request.Ack ack -> service.ack(user, device, ack.conversation(), ack.upTo());
            case Request.Read read -> service.read(user, device, read.conversation(), read.upTo());
            case Request.Beat beat -> service.beat(user, device, connection);
        };
    }
}
