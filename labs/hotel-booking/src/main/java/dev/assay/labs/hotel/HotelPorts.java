package dev.assay.labs.hotel;

import dev.assay.kit.port.Ids;
import dev.assay.kit.port.Psp;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Time;

/**
 * What an instance of the booking service works with.
 *
 * @param store the database, shared by all instances
 * @param psp the payment service provider
 * @param time this machine's clock
 * @param ids fresh names
 * @param config what the hotel chain decides, the same for all instances
 */
public record HotelPorts(Store store, Psp psp, Time time, Ids ids, HotelConfig config) {}
