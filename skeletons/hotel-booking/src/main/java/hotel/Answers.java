package hotel;

import dev.assay.labs.hotel.Estimates;

/** Answers to the capacity questions. */
final class Answers implements Estimates {
    @Override
    public double bookingsPerDay() {
        // TODO As many guests come a day as go.
        throw new UnsupportedOperationException("Answers.bookingsPerDay");
    }

    @Override
    public double bookingsPerSecond() {
        // TODO A day has 86,400 seconds.
        throw new UnsupportedOperationException("Answers.bookingsPerSecond");
    }

    @Override
    public double inventoryRows() {
        // TODO One row a hotel, room type and night.
        throw new UnsupportedOperationException("Answers.inventoryRows");
    }

    @Override
    public double nightRowsChangedPerDay() {
        // TODO How many nights has a booking?
        throw new UnsupportedOperationException("Answers.nightRowsChangedPerDay");
    }

    @Override
    public double readyStaysPerRoomType() {
        // TODO How many stays of one night are there, how many of two?
        throw new UnsupportedOperationException("Answers.readyStaysPerRoomType");
    }

    @Override
    public double readyStaysPerNight() {
        // TODO How many stays of two nights contain the night?
        throw new UnsupportedOperationException("Answers.readyStaysPerNight");
    }

    @Override
    public double roomsLostBySplitting() {
        // TODO Round down three times.
        throw new UnsupportedOperationException("Answers.roomsLostBySplitting");
    }

    @Override
    public double probabilityOfAWalk() {
        // TODO Somebody finds no room if fewer than ten stay away.
        throw new UnsupportedOperationException("Answers.probabilityOfAWalk");
    }

    @Override
    public double roomsBlockedByAbandonedHolds() {
        // TODO Little: how many arrive in an hour, times how long each stays.
        throw new UnsupportedOperationException("Answers.roomsBlockedByAbandonedHolds");
    }
}
