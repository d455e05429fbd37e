package dev.assay.labs.payment.testbed;

import dev.assay.kit.port.Money;
import dev.assay.kit.port.PspPayment;
import dev.assay.kit.port.Time;
import dev.assay.labs.payment.MoneyCodec;
import dev.assay.labs.payment.OrderView;
import dev.assay.labs.payment.PayReply;
import dev.assay.labs.payment.PaymentConfig;
import dev.assay.labs.payment.PaymentPorts;
import dev.assay.labs.payment.PaymentRequest;
import dev.assay.labs.payment.PaymentService;
import dev.assay.labs.payment.PaymentSolution;
import dev.assay.labs.payment.PayoutStatus;
import dev.assay.labs.payment.Schema;
import dev.assay.labs.payment.Signatures;
import dev.assay.labs.payment.WalletRow;
import dev.assay.labs.payment.JournalEntry;
import dev.assay.labs.payment.Leg;
import dev.assay.labs.payment.WebhookEvent;
import dev.assay.labs.payment.WebhookReply;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Bank;
import dev.assay.simulator.service.Client;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.Server;
import dev.assay.simulator.service.SimulatedIds;
import dev.assay.simulator.service.SimulatedLog;
import dev.assay.simulator.service.SimulatedPsp;
import dev.assay.simulator.service.SimulatedStore;
import dev.assay.simulator.service.Webhooks;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;

/**
 * A gateway with everything around it: instances, two databases, a provider with webhooks, clients that ask again, and
 * an audit.
 */
public final class Shop {
    private static final long TICK_MILLIS = 1_000;
    private static final long LOOK_MILLIS = 5_000;
    private static final long EPOCH_MILLIS = 1_700_000_000_000L;

    private final Schedule schedule;
    private final World world;
    private final SimulatedStore payments;
    private final SimulatedStore ledger;
    private final SimulatedPsp psp;
    private final SimulatedLog log;
    private final List<Server<PaymentService>> servers = new ArrayList<>();
    private final Instance outside;
    private final Client client;
    private final Audit audit;
    private final Webhooks webhooks;
    private final int eventsTo;
    private int turn;

    /** What a shop is made of. */
    public static final class Plan {
        private final PaymentSolution solution;
        private final MoneyCodec money;
        private final Schedule schedule;
        private final Trouble trouble;
        private Bank bank;
        private Webhooks.Manner manner = new Webhooks.Manner(0, 300, 1);
        private int instances = 1;
        private long skewMillis;
        private int tries = 10;
        private long tickMillis = TICK_MILLIS;
        private int eventsTo = -1;

        /** One instance, a provider that thinks for 20 to 200 ms, nothing goes wrong, clients ask up to ten times. */
        public Plan(PaymentSolution solution, MoneyCodec money, Schedule schedule) {
            this.solution = solution;
            this.money = money;
            this.schedule = schedule;
            this.trouble = new Trouble(schedule);
            this.bank = new Cards(schedule);
        }

        /** So many instances, {@code a}, {@code b} and so on. */
        public Plan instances(int count) {
            instances = count;
            return this;
        }

        /** Instances' clocks are so far off, each second one behind. */
        public Plan skew(long millis) {
            skewMillis = millis;
            return this;
        }

        /** Another bank. */
        public Plan bank(Bank other) {
            bank = other;
            return this;
        }

        /** Events come in another manner. */
        public Plan events(Webhooks.Manner other) {
            manner = other;
            return this;
        }

        /** Clients ask at most so often. */
        public Plan tries(int most) {
            tries = most;
            return this;
        }

        /** Instances tick only when they are told to. */
        public Plan withoutTicks() {
            tickMillis = 0;
            return this;
        }

        /** All events come to this instance. */
        public Plan eventsTo(int instance) {
            eventsTo = instance;
            return this;
        }

        /** What goes wrong. */
        public Trouble trouble() {
            return trouble;
        }

        /** Virtual milliseconds since it was opened. */
        public long now() {
            return trouble.nowMillis();
        }

        /** Opens it: after 1 s its instances run. */
        public Shop open() {
            return new Shop(this);
        }
    }

    private Shop(Plan plan) {
        schedule = plan.schedule;
        eventsTo = plan.eventsTo;
        String packageName = plan.solution.getClass().getPackageName();
        world = new World(World.Setup.quiet(schedule, packageName).withLatency(Latency.millis(1, 4))
                .withFaults(plan.trouble));
        plan.trouble.in(world);
        payments = new SimulatedStore(world, "payments");
        ledger = new SimulatedStore(world, "ledger");
        psp = new SimulatedPsp(world, plan.bank);
        log = new SimulatedLog(world, "log");
        outside = world.instance("outside");
        RandomStream random = schedule.stream("shop");
        client = new Client(world, plan.tries, 500 + random.nextInt(4_000));
        SimulatedIds ids = new SimulatedIds(schedule.part("ids"));
        for (int i = 0; i < plan.instances; i++) {
            long skew = i % 2 == 0 ? plan.skewMillis : -plan.skewMillis;
            servers.add(new Server<PaymentService>(world, String.valueOf((char) ('a' + i)), skew, instance ->
                    plan.solution.service(
                    new PaymentPorts(payments, ledger, psp, log, clock(instance), ids, PaymentConfig.standard()),
                            plan.money))
                    .tickEvery(plan.tickMillis)
                    .restartAfter(() -> 2_000 + random.nextInt(5_000))
                    .boot());
        }
        webhooks = psp.tell(schedule, plan.manner, this::deliver);
        audit = new Audit(this, plan.tries);
        world.runFor(1_000);
    }

    // ------------------------------------------------------------------------------------------------------ requests

    /** The next instance, in turn. */
    private Server<PaymentService> next() {
        return servers.get(turn++ % servers.size());
    }

    /** A buyer pays, and asks again until there is an answer; any instance may be asked. */
    public Client.Conversation<PayReply> pay(PaymentRequest request) {
        return audit.noted(request, client.ask(() -> next().request("pay " + request.checkoutId(), service ->
                service.pay(request))));
    }

    /** A buyer pays at one instance, once. */
    public Request<PayReply> payAt(int instance, PaymentRequest request) {
        return audit.noted(request, servers.get(instance).request("pay " + request.checkoutId(), service ->
                service.pay(request)));
    }

    /** Somebody looks at an order. */
    public Request<OrderView> status(String orderId) {
        return next().request("status " + orderId, service -> service.status(orderId));
    }

    /** A seller is paid out; whoever asks, asks again until there is an answer. */
    public Client.Conversation<PayoutStatus> payout(String payoutId, String seller, String bankAccount, Money amount) {
        return audit.noted(payoutId, amount, client.ask(() -> next().request("payout " + payoutId, service ->
                service.payout(payoutId, seller, bankAccount, amount))));
    }

    /** A seller is paid out at one instance, asked once. */
    public Request<PayoutStatus> payoutAt(int instance, String payoutId, String seller, String bankAccount,
            Money amount) {
        audit.noted(payoutId, amount, null);
        return servers.get(instance).request("payout " + payoutId, service -> service.payout(payoutId, seller,
                bankAccount, amount));
    }

    /** What a request was answered; a failure if it was not. */
    public static <R> R answer(Request<R> request) {
        if (!request.isAnswered()) {
            throw new Violation("answer", "The request '" + request.what() + "' has no answer: it is "
                    + request.state() + ".");
        }
        return request.result();
    }

    /** An instance ticks now. */
    public Request<Object> tick(int instance) {
        return servers.get(instance).request("tick", service -> {
            service.tick();
            return null;
        });
    }

    /** An event comes to one instance, however it is signed. */
    public Request<WebhookReply> webhook(int instance, long timestampMillis, String signature, String body) {
        return servers.get(instance).request("webhook", service -> service.webhook(timestampMillis, signature, body));
    }

    /** The signature that the provider gives. */
    public static String signature(long timestampMillis, String body) {
        return Signatures.hmacHex(PaymentConfig.standard().webhookSecret(), timestampMillis + "." + body);
    }

    /** An instance's clock: some day, and its skew. */
    private static Time clock(Instance instance) {
        return new Time() {
            @Override
            public long now() {
                return EPOCH_MILLIS + instance.time().now();
            }

            @Override
            public void sleep(long millis) {
                instance.time().sleep(millis);
            }
        };
    }

    /** Milliseconds on an instance's clock. */
    public long clockMillis(int instance) {
        return clock(servers.get(instance).instance()).now();
    }

    private Request<Boolean> deliver(Webhooks.Event event) {
        PspPayment payment = event.payment();
        String type = switch (payment.status()) {
            case PROCESSING -> WebhookEvent.PROCESSING;
            case CAPTURED -> WebhookEvent.CAPTURED;
            case DECLINED -> WebhookEvent.DECLINED;
            case REQUIRES_ACTION, AUTHORIZED, CANCELED -> null;
        };
        if (type == null) {
            return outside.begin("nobody is told", () -> true);
        }
        String body = new WebhookEvent(event.id(), type, payment.reference(), payment.id(), payment.amount().minor(),
                payment.amount().currency())
                .body();
        long now = EPOCH_MILLIS + world.nowMillis();
        String what = "webhook " + type + " " + payment.reference();
        Server<PaymentService> server = eventsTo < 0 ? next() : servers.get(eventsTo);
        return server.request(what, service -> service.webhook(now, signature(now, body), body) == WebhookReply.OK);
    }

    // --------------------------------------------------------------------------------------------------------- time

    /** Lets so much time pass, and looks at the books on the way. */
    public void runFor(long millis) {
        long end = world.nowMillis() + millis;
        while (world.nowMillis() < end) {
            world.runFor(Math.min(LOOK_MILLIS, end - world.nowMillis()));
            audit.look();
        }
    }

    /**
     * Lets time pass until all is settled, and a little longer; at most so long. What is not settled then is a failure.
     */
    public void settle(long mostMillis) {
        long end = world.nowMillis() + mostMillis;
        runFor(LOOK_MILLIS);
        while (audit.complaint() != null && world.nowMillis() < end) {
            runFor(LOOK_MILLIS);
            if (end - world.nowMillis() < mostMillis - 90_000) {
                // Whoever is not done yet is slow, or never will be.
                servers.forEach(server -> server.tickEvery(10 * TICK_MILLIS));
            }
        }
        audit.requireSettled();
        runFor(LOOK_MILLIS);
        audit.requireSettled();
    }

    /** Puts money into a seller's wallet, with an entry that says where it came from; before anything runs. */
    public void fund(String seller, Money amount) {
        JournalEntry entry = new JournalEntry("opening:" + seller + "|" + amount.currency(), List.of(
                new Leg("platform:opening", amount.minor(), amount.currency()),
                new Leg("seller:" + seller, -amount.minor(), amount.currency())), 0);
        ledger.seed(Schema.JOURNAL, entry.id(), entry);
        ledger.seed(Schema.WALLET, Schema.wallet(seller, amount.currency()), new WalletRow(amount.minor()));
        audit.opened(entry, Schema.wallet(seller, amount.currency()), amount.minor());
    }

    // ------------------------------------------------------------------------------------------------------- looking

    /** The world that all this is in. */
    public World world() {
        return world;
    }

    /** An instance, by its place. */
    public Server<PaymentService> server(int instance) {
        return servers.get(instance);
    }

    /** The database of checkouts and orders. */
    public SimulatedStore payments() {
        return payments;
    }

    /** The database of journal and wallets. */
    public SimulatedStore ledger() {
        return ledger;
    }

    /** The provider. */
    public SimulatedPsp psp() {
        return psp;
    }

    /** Where dead letters go. */
    public SimulatedLog log() {
        return log;
    }

    /** The provider's events, as they were delivered. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** What must hold. */
    public Audit audit() {
        return audit;
    }
}
