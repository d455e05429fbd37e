package dev.assay.labs.payment;

import dev.assay.kit.port.Ids;
import dev.assay.kit.port.Log;
import dev.assay.kit.port.Psp;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Time;

/**
 * What a service reaches the world through.
 *
 * @param payments the database of checkouts and orders, shared by all instances
 * @param ledger another database, of journal and wallets; no transaction spans both
 * @param psp the payment service provider
 * @param log where dead letters go
 * @param time this machine's clock, up to 2 s off
 * @param ids fresh names
 * @param config what is agreed on
 */
public record PaymentPorts(Store payments, Store ledger, Psp psp, Log log, Time time, Ids ids, PaymentConfig config) {}
