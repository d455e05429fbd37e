package dev.assay.simulator.service;

/**
 * A call of a port, before anything has come of it.
 *
 * @param number which call of the world it is, from 0
 * @param instance who calls
 * @param index which call of that instance it is, from 0; restarts go on counting
 * @param port the port's name, {@code counters}
 * @param operation the method and what can be said of its arguments, {@code increment k 1}
 */
public record PortCall(int number, String instance, int index, String port, String operation) {
    @Override
    public String toString() {
        return "#" + index + " " + instance + " " + port + "." + operation;
    }
}
