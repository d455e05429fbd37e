package dev.assay.labs.hotel;

import dev.assay.kit.Entry;

/** How the tests reach a solution. Every method gives a new object. */
@Entry("hotel.Solution")
public interface HotelSolution {
    /** Counts nights, rooms and money. */
    Stays stays();

    /**
     * An instance of the booking service. Made again when its process starts again.
     *
     * @param stays counts for it; perhaps not yours
     */
    BookingService booking(HotelPorts ports, Stays stays);

    /**
     * A view to search in, empty.
     *
     * @param overbookBp as in {@link HotelConfig}
     * @param stays counts for it; perhaps not yours
     */
    SearchView search(int overbookBp, Stays stays);

    /** Answers to the capacity questions. */
    Estimates estimates();
}
