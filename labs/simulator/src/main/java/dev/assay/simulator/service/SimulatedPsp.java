package dev.assay.simulator.service;

import dev.assay.kit.port.Money;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Psp;
import dev.assay.kit.port.PspCreate;
import dev.assay.kit.port.PspPayment;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.PspTransfer;
import dev.assay.kit.port.TransferStatus;
import dev.assay.kit.port.Unavailable;
import dev.assay.simulator.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A payment service provider: idempotency keys that it forgets, payments that take their course as a {@link Bank} says,
 * transfers,
 * webhooks, and a settlement file. A call has its effect when it arrives; the answer comes when the provider has
 * thought.
 */
public final class SimulatedPsp implements Psp {
    /** After this a call without an answer gives up. */
    public static final long TIMEOUT_MILLIS = 10_000;

    /** Older keys are forgotten: 24 hours. */
    public static final long KEY_MILLIS = 86_400_000;

    private final World world;
    private final Bank bank;
    private final Service service = new Service("psp");
    private final Map<String, Used> keys = new LinkedHashMap<>();
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, Transfer> transfers = new LinkedHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();
    private Webhooks webhooks;

    /**
     * A call that somebody made, whether it arrived or not.
     *
     * @param operation the method, {@code create}
     * @param key its idempotency key
     * @param reference of the payment or transfer; for what is said of a payment with an id, that id
     * @param atMillis when, virtual time
     */
    public record Asked(String operation, String key, String reference, long atMillis) {}

    /**
     * A line of the settlement file: money that has moved.
     *
     * @param lineId its name
     * @param paymentId which payment
     * @param reference what the merchant calls the payment
     * @param isRefund whether it went back to the buyer
     * @param amount how much, more than nothing
     * @param atMillis when, virtual time
     */
    public record Settled(String lineId, String paymentId, String reference, boolean isRefund, Money amount,
            long atMillis) {}

    /** A key in use: for what, since when, and until when its first call is running. */
    private record Used(List<Object> parameters, String object, long sinceMillis, long runsUntilMillis) {}

    private static final class Payment {
        private final PspCreate request;
        private final Bank.Course course;
        private PspPayment now;

        Payment(PspCreate request, Bank.Course course) {
            this.request = request;
            this.course = course;
        }
    }

    private static final class Transfer {
        private PspTransfer now;
    }

    /** What a call came to: refusals must not be thrown at the moment of a late effect, when nobody waits for them. */
    private record Outcome<R>(R result, RuntimeException refusal) {}

    /** A provider without payments that tells nobody. */
    public SimulatedPsp(World world, Bank bank) {
        this.world = world;
        this.bank = bank;
    }

    // -------------------------------------------------------------------------------------------------- for tests

    /** From now on somebody is told of every change of a payment's status, its first one included. */
    public Webhooks tell(Schedule schedule, Webhooks.Manner manner, Webhooks.Receiver receiver) {
        webhooks = new Webhooks(world, schedule.part("webhooks").seed(), manner, receiver);
        return webhooks;
    }

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        service.isDown(fromMillis, toMillis);
    }

    /** All payments, oldest first. */
    public List<PspPayment> payments() {
        return payments.values().stream().map(payment -> payment.now).toList();
    }

    /** The payments with a reference, oldest first. */
    public List<PspPayment> payments(String reference) {
        return payments().stream().filter(payment -> payment.reference().equals(reference)).toList();
    }

    /** All transfers, oldest first. */
    public List<PspTransfer> transfers() {
        return transfers.values().stream().map(transfer -> transfer.now).toList();
    }

    /** All calls with a key, as they were made. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The settlement file: all money that has moved, oldest first. */
    public List<Settled> settled() {
        return List.copyOf(settled);
    }

    // --------------------------------------------------------------------------------------------------- the port

    @Override
    public PspPayment create(String key, PspCreate request) {
        requireText("key", key);
        if (request == null || request.cardToken() == null) {
            throw new IllegalArgumentException("a payment without request or card token");
        }
        requireText("reference", request.reference());
        requireAmount(request.amount());
        return call("create", key, request.reference(), List.of(request), () -> created(request),
                id -> payments.get(id).now);
    }

    @Override
    public PspPayment capture(String key, String paymentId) {
        return change("capture", key, paymentId, List.of(paymentId), payment -> {
            if (payment.now.status() == PspStatus.AUTHORIZED) {
                turn(payment, payment.course.isCaptureRefused() ? PspStatus.CANCELED : PspStatus.CAPTURED);
            }
        });
    }

    @Override
    public PspPayment cancel(String key, String paymentId) {
        return change("cancel", key, paymentId, List.of(paymentId), payment -> {
            if (!isFinal(payment.now.status())) {
                turn(payment, PspStatus.CANCELED);
            }
        });
    }

    @Override
    public PspPayment refund(String key, String paymentId, Money amount) {
        requireAmount(amount);
        return change("refund", key, paymentId, List.of(paymentId, amount), payment -> refund(payment, amount));
    }

    @Override
    public PspTransfer transfer(String key, String reference, String bankAccount, Money amount) {
        requireText("key", key);
        requireText("reference", reference);
        requireText("bank account", bankAccount);
        requireAmount(amount);
        return call("transfer", key, reference, List.of(reference, bankAccount, amount),
                () -> transferred(reference, bankAccount, amount), id -> transfers.get(id).now);
    }

    @Override
    public PspPayment find(String reference) {
        requireText("reference", reference);
        return world.call(service, "find " + reference, TIMEOUT_MILLIS,
                () -> payments().reversed().stream().filter(one -> one.reference().equals(reference)).findFirst()
                        .orElse(null));
    }

    @Override
    public PspTransfer findTransfer(String reference) {
        requireText("reference", reference);
        return world.call(service, "findTransfer " + reference, TIMEOUT_MILLIS,
                () -> transfers().reversed().stream().filter(one -> one.reference().equals(reference)).findFirst()
                        .orElse(null));
    }

    // ------------------------------------------------------------------------------------------------- idempotency

    private PspPayment change(String operation, String key, String paymentId, List<Object> arguments, Act act) {
        requireText("key", key);
        requireText("payment id", paymentId);
        return call(operation, key, paymentId, arguments, () -> {
            Payment payment = payments.get(paymentId);
            if (payment == null) {
                throw new IllegalArgumentException("there is no payment " + paymentId);
            }
            act.on(payment);
            return paymentId;
        }, id -> payments.get(id).now);
    }

    private interface Act {
        void on(Payment payment);
    }

    /** One call with a key. The effect gives the id of what it made or changed. */
    private <R> R call(String operation, String key, String reference, List<Object> arguments, Supplier<String> effect,
            Function<String, R> view) {
        asked.add(new Asked(operation, key, reference, world.nowMillis()));
        List<Object> parameters = List.of(operation, arguments);
        Outcome<R> outcome = world.call(service, operation + " " + reference + " key " + key, TIMEOUT_MILLIS, () -> {
            try {
                return new Outcome<>(arrived(operation, key, reference, parameters, effect, view), null);
            } catch (PortException | IllegalArgumentException refusal) {
                return new Outcome<>(null, refusal);
            }
        });
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        return outcome.result();
    }

    private <R> R arrived(
            String operation, String key, String reference, List<Object> parameters, Supplier<String> effect,
                    Function<String, R> view) {
        long now = world.nowMillis();
        Used used = keys.get(key);
        if (used != null && now - used.sinceMillis() > KEY_MILLIS) {
            used = null;
        }
        if (used != null && !used.parameters().equals(parameters)) {
            throw new IllegalArgumentException("the idempotency key " + key + " was used for another call: "
                    + used.parameters());
        }
        if (used != null && now < used.runsUntilMillis()) {
            throw new Unavailable("psp." + operation + " " + reference + ": a call with the key " + key
                    + " is running");
        }
        if (used == null) {
            String object = effect.get();
            long think = bank.thinkMillis(operation, reference);
            used = new Used(parameters, object, now, now + think);
            keys.put(key, used);
            think(think, operation + " " + reference);
        }
        return view.apply(used.object());
    }

    private void think(long millis, String what) {
        if (millis > 0 && world.current() != null) { // nobody waits for a late effect
            world.sleep(Math.min(millis, TIMEOUT_MILLIS) * 1_000_000);
            if (millis >= TIMEOUT_MILLIS) {
                throw new OutcomeUnknown("psp." + what);
            }
        }
    }

    // ---------------------------------------------------------------------------------------------------- payments

    private String created(PspCreate request) {
        String id = "pay_" + payments.size();
        Payment payment = new Payment(request, bank.course(request));
        Bank.Course course = payment.course;
        boolean isHosted = course.first() == PspStatus.REQUIRES_ACTION;
        payment.now = new PspPayment(id, request.reference(), course.first(), request.amount(), 0,
                isHosted ? "https://psp.example/page/" + id : "", "");
        payments.put(id, payment);
        turn(payment, reached(request, course.first()));
        if (course.lastAfterMillis() > 0) {
            world.after(course.lastAfterMillis(), () -> {
                if (payment.now.status() == reached(request, course.first())) {
                    turn(payment, reached(request, course.last()));
                }
            });
        }
        return id;
    }

    private static PspStatus reached(PspCreate request, PspStatus status) {
        return status == PspStatus.CAPTURED && !request.capture() ? PspStatus.AUTHORIZED : status;
    }

    private static boolean isFinal(PspStatus status) {
        return status == PspStatus.CAPTURED || status == PspStatus.DECLINED || status == PspStatus.CANCELED;
    }

    private void turn(Payment payment, PspStatus status) {
        PspPayment was = payment.now;
        boolean hasMoved = status == PspStatus.CAPTURED;
        Money amount = hasMoved && payment.course.moved() != null ? payment.course.moved() : payment.request.amount();
        payment.now = new PspPayment(was.id(), was.reference(), status, amount, 0, isFinal(status) ? ""
                : was.redirectUrl(),
                status == PspStatus.DECLINED ? payment.course.declineCode() : "");
        if (hasMoved) {
            settle(payment.now, false, amount);
        }
        if (webhooks != null) {
            webhooks.happened(payment.now);
        }
    }

    private void refund(Payment payment, Money amount) {
        PspPayment was = payment.now;
        long left = was.status() == PspStatus.CAPTURED ? was.amount().minor() - was.refundedMinor() : 0;
        if (!amount.currency().equals(was.amount().currency()) || amount.minor() > left) {
            throw new IllegalArgumentException("a refund of " + amount + " where " + left + " " + was.amount()
                    .currency() + " are left");
        }
        payment.now = new PspPayment(was.id(), was.reference(), was.status(), was.amount(), was.refundedMinor()
                + amount.minor(),
                was.redirectUrl(), was.declineCode());
        settle(payment.now, true, amount);
    }

    private void settle(PspPayment payment, boolean isRefund, Money amount) {
        settled.add(new Settled("line_" + settled.size(), payment.id(), payment.reference(), isRefund, amount,
                world.nowMillis()));
    }

    // --------------------------------------------------------------------------------------------------- transfers

    private String transferred(String reference, String bankAccount, Money amount) {
        String id = "tr_" + transfers.size();
        Bank.TransferCourse course = bank.course(reference, bankAccount, amount);
        Transfer transfer = new Transfer();
        transfer.now = new PspTransfer(id, reference, course.first(), amount);
        transfers.put(id, transfer);
        if (course.lastAfterMillis() > 0 && course.first() == TransferStatus.PROCESSING) {
            world.after(course.lastAfterMillis(), () -> transfer.now = new PspTransfer(id, reference, course.last(),
                    amount));
        }
        return id;
    }

    // ------------------------------------------------------------------------------------------------------ misuse

    private static void requireText(String what, String text) {
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException("a " + what + " that is null or empty");
        }
    }

    private static void requireAmount(Money amount) {
        if (amount == null || amount.minor() <= 0) {
            throw new IllegalArgumentException("an amount that is not more than zero: " + amount);
        }
    }
}
