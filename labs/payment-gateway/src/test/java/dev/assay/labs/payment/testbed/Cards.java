package dev.assay.labs.payment.testbed;

import dev.assay.kit.port.Money;
import dev.assay.kit.port.PspCreate;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.TransferStatus;
import dev.assay.simulator.Mix;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Bank;

/** A bank whose cards and accounts do what their names say. */
public final class Cards implements Bank {
    /** Captured at once. */
    public static final String GOOD = "tok_good";
    /** Declined at once, with the code {@link #CODE}. */
    public static final String DECLINED = "tok_declined";
    /** Captured after 1.5 s. */
    public static final String SLOW = "tok_slow";
    /** Declined after 1.5 s. */
    public static final String SLOW_DECLINED = "tok_slow_declined";
    /** Captured after 1.5 s, ten times as much. */
    public static final String TOO_MUCH = "tok_too_much";
    /** Captured after 1.5 s, in another currency. */
    public static final String WRONG_CURRENCY = "tok_wrong_currency";
    /** Never leaves the provider's desk. */
    public static final String STUCK = "tok_stuck";
    /** The provider's page; the buyer pays there after 4 s. */
    public static final String PAGE = "";

    /** Why cards are declined. */
    public static final String CODE = "insufficient_funds";

    /** An account that the bank does not know: transfers are rejected at once. */
    public static final String NO_ACCOUNT = "no-account";
    /** A transfer to this account is paid after 7 s. */
    public static final String SLOW_ACCOUNT = "slow-account";
    /** A transfer to this account is rejected after 7 s. */
    public static final String SLOW_NO_ACCOUNT = "slow-no-account";

    private static final long LATER_MILLIS = 1_500;
    private static final long BUYER_MILLIS = 4_000;
    private static final long BANK_MILLIS = 7_000;

    private final long seed;
    private final long leastThinkMillis;
    private final long mostThinkMillis;
    private int thoughts;

    /** A provider that thinks for 20 to 200 ms. */
    public Cards(Schedule schedule) {
        this(schedule, 20, 200);
    }

    /** A provider that thinks for so long. */
    public Cards(Schedule schedule, long leastThinkMillis, long mostThinkMillis) {
        this.seed = schedule.part("cards").seed();
        this.leastThinkMillis = leastThinkMillis;
        this.mostThinkMillis = mostThinkMillis;
    }

    @Override
    public Course course(PspCreate request) {
        Money amount = request.amount();
        return switch (request.cardToken()) {
            case DECLINED -> Course.declined(CODE);
            case SLOW -> Course.processing(LATER_MILLIS, PspStatus.CAPTURED);
            case SLOW_DECLINED -> Course.processing(LATER_MILLIS, PspStatus.DECLINED);
            case TOO_MUCH -> Course.processing(LATER_MILLIS, PspStatus.CAPTURED)
                    .moving(new Money(amount.minor() * 10, amount.currency()));
            case WRONG_CURRENCY -> Course.processing(LATER_MILLIS, PspStatus.CAPTURED)
                    .moving(new Money(amount.minor(), amount.currency().equals("USD") ? "EUR" : "USD"));
            case STUCK -> Course.processing(0, PspStatus.PROCESSING);
            case PAGE -> Course.requiresAction(BUYER_MILLIS, PspStatus.CAPTURED);
            default -> Course.captured();
        };
    }

    @Override
    public TransferCourse course(String reference, String bankAccount, Money amount) {
        return switch (bankAccount) {
            case NO_ACCOUNT -> new TransferCourse(TransferStatus.REJECTED, 0, TransferStatus.REJECTED);
            case SLOW_ACCOUNT -> new TransferCourse(TransferStatus.PROCESSING, BANK_MILLIS, TransferStatus.PAID);
            case SLOW_NO_ACCOUNT -> new TransferCourse(TransferStatus.PROCESSING, BANK_MILLIS, TransferStatus.REJECTED);
            default -> new TransferCourse(TransferStatus.PAID, 0, TransferStatus.PAID);
        };
    }

    @Override
    public long thinkMillis(String operation, String reference) {
        return leastThinkMillis + Mix.bounded(Mix.of(seed, "think", thoughts++), mostThinkMillis - leastThinkMillis
                + 1);
    }
}
