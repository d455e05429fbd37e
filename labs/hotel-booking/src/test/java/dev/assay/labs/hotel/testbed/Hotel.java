package dev.assay.labs.hotel.testbed;

import dev.assay.kit.port.PspPayment;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.Row;
import dev.assay.labs.hotel.BookingService;
import dev.assay.labs.hotel.CancelReply;
import dev.assay.labs.hotel.HoldReply;
import dev.assay.labs.hotel.HoldRequest;
import dev.assay.labs.hotel.HotelConfig;
import dev.assay.labs.hotel.HotelPorts;
import dev.assay.labs.hotel.HotelSolution;
import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.PayReply;
import dev.assay.labs.hotel.ReservationRow;
import dev.assay.labs.hotel.Schema;
import dev.assay.labs.hotel.Status;
import dev.assay.labs.hotel.Stays;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Bank;
import dev.assay.simulator.service.Client;
import dev.assay.simulator.service.Client.Conversation;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.Server;
import dev.assay.simulator.service.SimulatedIds;
import dev.assay.simulator.service.SimulatedPsp;
import dev.assay.simulator.service.SimulatedStore;
import dev.assay.simulator.service.World;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Instances of a booking service on one store and one payment provider. The first night of the world is {@link #TODAY}. */
public final class Hotel {
    /** The date on which everything begins, at 00:00 UTC. */
    public static final LocalDate TODAY = LocalDate.of(2026, 2, 1);

    /** {@link #TODAY}, 00:00 UTC, in milliseconds since 1970. */
    public static final long MIDNIGHT = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();

    private static final long TICK_MILLIS = 2_000;
    private static final int MOST_TRIES = 60;
    private static final int SETTLE_MILLIS = 120_000;
    private static final int LOOK_MILLIS = 10_000;
    /** Longer than anybody waits before he takes over from another. */
    private static final int AFTERMATH_MILLIS = 24_000;

    private final HotelSolution solution;
    private final Stays stays;
    private final World world;
    private final HotelConfig config;
    private final SimulatedStore store;
    private final SimulatedPsp psp;
    private final SimulatedIds ids;
    private final Witness witness;
    private final List<Server<BookingService>> servers = new ArrayList<>();
    private final Map<String, String> cards = new HashMap<>();
    private boolean isTicking;

    /**
     * A chain without nights and without instances.
     *
     * @param stays counts for the instances
     */
    public Hotel(HotelSolution solution, Stays stays, World world, Schedule schedule, HotelConfig config, Bank bank) {
        this.solution = solution;
        this.stays = stays;
        this.world = world;
        this.config = config;
        this.store = new SimulatedStore(world, "store");
        this.psp = new SimulatedPsp(world, bank);
        this.ids = new SimulatedIds(schedule);
        this.witness = new Witness(store, config.overbookBp(), this::now);
    }

    /** Puts nights on sale, before anything runs. */
    public Hotel sell(long hotelId, long roomTypeId, LocalDate first, int nights, int total, long rateCents) {
        for (int i = 0; i < nights; i++) {
            store.seed(Schema.INVENTORY, Schema.nightId(hotelId, roomTypeId, first.plusDays(i)), new NightRow(total, 0, rateCents));
        }
        return this;
    }

    /** Starts one more instance, and waits until it takes requests. */
    public Server<BookingService> boot(String name) {
        Server<BookingService> server = new Server<>(world, name, MIDNIGHT, instance ->
                solution.booking(new HotelPorts(store, psp, instance.time(), ids, config), stays));
        servers.add(server);
        server.tickEvery(isTicking ? TICK_MILLIS : 0).boot();
        if (!world.runUntil(server::isUp, 60_000)) {
            throw new Violation("start", "The instance " + name + " does not come up: start() fails or does not end.");
        }
        return server;
    }

    /** Starts the instances a and b, which tick every two seconds. */
    public Hotel open() {
        boot("a");
        boot("b");
        return tick(true);
    }

    /** Whether instances tick. */
    public Hotel tick(boolean isOn) {
        isTicking = isOn;
        servers.forEach(server -> server.tickEvery(isOn ? TICK_MILLIS : 0));
        return this;
    }

    /** An instance, in the order of their starts. */
    public Server<BookingService> server(int index) {
        return servers.get(index);
    }

    /** The world that all this is in. */
    public World world() {
        return world;
    }

    /** The database. */
    public SimulatedStore store() {
        return store;
    }

    /** The payment provider. */
    public SimulatedPsp psp() {
        return psp;
    }

    /** What has seen every commit. */
    public Witness witness() {
        return witness;
    }

    /** What the chain decides. */
    public HotelConfig config() {
        return config;
    }

    /** All machines' clocks, milliseconds since 1970. */
    public long now() {
        return MIDNIGHT + world.nowMillis();
    }

    // ------------------------------------------------------------------------------------------------------ requests

    /** A request for rooms of type 1 of hotel 1. */
    public static HoldRequest stay(String id, LocalDate checkIn, int nights, int rooms) {
        return new HoldRequest(id, "guest of " + id, 1, 1, checkIn, checkIn.plusDays(nights), rooms);
    }

    /** Asks an instance to hold, once. */
    public Request<HoldReply> hold(int server, HoldRequest request) {
        return servers.get(server).request("hold " + request.reservationId(), service -> service.hold(request));
    }

    /** Asks an instance to pay, once. */
    public Request<PayReply> pay(int server, String id, String card) {
        cards.putIfAbsent(id, card);
        return servers.get(server).request("pay " + id, service -> service.pay(id, card));
    }

    /** Asks an instance to cancel, once. */
    public Request<CancelReply> cancel(int server, String id) {
        return servers.get(server).request("cancel " + id, service -> service.cancel(id));
    }

    /** Asks an instance, and the next one after a while if no answer comes, until one does. */
    public <R> Conversation<R> insist(int first, Function<Integer, Request<R>> begin) {
        int[] tries = new int[1];
        return new Client(world, MOST_TRIES, 1_500).ask(() -> begin.apply((first + tries[0]++) % servers.size()));
    }

    /** Asks, waits for the answer for at most ten minutes, and gives it. */
    public <R> R answer(Request<R> request) {
        world.runUntil(() -> request.state() != Request.State.RUNNING, 600_000);
        witness.require();
        if (!request.isAnswered()) {
            throw new Violation("answer", "The request '" + request.what() + "' has no answer: " + request.state()
                    + (request.failure() == null ? "." : ", " + request.failure().getClass().getSimpleName() + "."));
        }
        if (request.result() == null) {
            throw new Violation("answer", "The request '" + request.what() + "' answers null.");
        }
        return request.result();
    }

    /** Waits for an answer for at most ten minutes, and gives it. */
    public <R> R answer(String what, Conversation<R> conversation) {
        world.runUntil(() -> conversation.answer().isPresent(), 600_000);
        witness.require();
        return conversation.answer().orElseThrow(() -> new Violation("answer", what + ": the client asked " + conversation.tries().size()
                + " times and has no answer."));
    }

    /** Lets time pass. */
    public void runFor(long millis) {
        world.runFor(millis);
        witness.require();
    }

    // ------------------------------------------------------------------------------------------------------ what is

    /** A night of room type 1 of hotel 1. */
    public NightRow night(LocalDate date) {
        return store.committed(Schema.INVENTORY, Schema.nightId(1, 1, date)).value();
    }

    /** A reservation's row. */
    public ReservationRow reservation(String id) {
        Row<ReservationRow> row = store.committed(Schema.RESERVATIONS, id);
        if (row == null) {
            throw new Violation("I7", "There is no row of reservation " + id + ".");
        }
        return row.value();
    }

    /** All reservations, ascending by id. */
    public List<ReservationRow> reservations() {
        return store.rows(Schema.RESERVATIONS).stream().map(Row::value).toList();
    }

    /** Waits until everything is at rest, for at most two minutes, and a little longer; then holds it against what must be true. */
    public void settle() {
        for (int waited = 0; waited < SETTLE_MILLIS && unrest() != null; waited += LOOK_MILLIS) {
            runFor(LOOK_MILLIS);
        }
        if (unrest() == null) {
            runFor(AFTERMATH_MILLIS);
        }
        requireRest();
    }

    /** Holds everything against what must be true when all is at rest. */
    public void requireRest() {
        Violation unrest = unrest();
        if (unrest != null) {
            throw unrest;
        }
    }

    private Violation unrest() {
        witness.require();
        try {
            reservations().forEach(this::requireRest);
            psp.payments().forEach(payment -> {
                if (store.committed(Schema.RESERVATIONS, payment.reference()) == null) {
                    throw new Violation("I6", "There is a payment for " + payment.reference() + ", which is no reservation.");
                }
            });
            return null;
        } catch (Violation violation) {
            return violation;
        }
    }

    private void requireRest(ReservationRow row) {
        String id = row.request().reservationId();
        if (row.status() == Status.PENDING_PAYMENT) {
            throw new Violation("I6", "The reservation " + id + " is stuck in PENDING_PAYMENT.");
        }
        if (row.status() == Status.PENDING_HOLD && now() > row.expiresAt() + 10_000) {
            throw new Violation("I6", "The hold " + id + " expired " + (now() - row.expiresAt()) / 1_000
                    + " s ago and still blocks a room.");
        }
        List<PspPayment> payments = psp.payments(id).stream().filter(one -> one.status() != PspStatus.DECLINED).toList();
        if (payments.size() > 1) {
            throw new Violation("I5", "The card of reservation " + id + " was authorized " + payments.size() + " times.");
        }
        PspPayment payment = payments.isEmpty() ? null : payments.getFirst();
        if (payment != null && (payment.amount().minor() != row.totalCents() || !payment.amount().currency().equals("USD"))) {
            throw new Violation("I6", "The reservation " + id + " costs " + dollars(row.totalCents()) + " USD, its payment is about "
                    + dollars(payment.amount().minor()) + " " + payment.amount().currency() + ".");
        }
        requireMoney(id, row, payment);
    }

    private void requireMoney(String id, ReservationRow row, PspPayment payment) {
        if (payment != null && payment.status() != PspStatus.CAPTURED && payment.status() != PspStatus.CANCELED) {
            throw new Violation("I6", "The reservation " + id + " is " + row.status() + " but an authorization is still open.");
        }
        long captured = payment != null && payment.status() == PspStatus.CAPTURED ? row.totalCents() : 0;
        long kept = captured - (payment == null ? 0 : payment.refundedMinor());
        boolean isDue = row.status() == Status.CONFIRMED || row.status() == Status.CANCELED && isLate(id, row);
        boolean isRefused = row.status() == Status.CANCELED && cards.getOrDefault(id, "").startsWith(CardBank.REFUSED);
        long due = isDue && !isRefused ? row.totalCents() : 0;
        if (kept != due) {
            throw new Violation("I6", "The reservation " + id + " is " + row.status()
                    + (isDue && row.status() == Status.CANCELED ? ", too late "
                    + "for a refund," : "") + " but the guest paid " + dollars(kept) + " instead of " + dollars(due) + ".");
        }
    }

    private boolean isLate(String id, ReservationRow row) {
        Long at = witness.canceledAt(id);
        long checkIn = row.request().checkIn().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return at != null && at > checkIn - config.freeCancelMillis();
    }

    /** Cents as dollars: 20100 is 201.00. */
    public static String dollars(long cents) {
        return cents / 100 + "." + (cents % 100 < 10 ? "0" : "") + cents % 100;
    }
}
