package hotel;

import dev.assay.labs.hotel.Estimates;

/** Answers to the capacity questions. */
final class Answers implements Estimates {
    @Override
    public double bookingsPerDay() {
        // BEGIN SOLUTION
        // STUB: // TODO As many guests come a day as go.
        // STUB: throw new UnsupportedOperationException("Answers.bookingsPerDay");
        return 1_000_000 * 0.7 / 3;
        // END SOLUTION
    }

    @Override
    public double bookingsPerSecond() {
        // BEGIN SOLUTION
        // STUB: // TODO A day has 86,400 seconds.
        // STUB: throw new UnsupportedOperationException("Answers.bookingsPerSecond");
        return bookingsPerDay() / 86_400;
        // END SOLUTION
    }

    @Override
    public double inventoryRows() {
        // BEGIN SOLUTION
        // STUB: // TODO One row a hotel, room type and night.
        // STUB: throw new UnsupportedOperationException("Answers.inventoryRows");
        return 5_000.0 * 20 * 730;
        // END SOLUTION
    }

    @Override
    public double nightRowsChangedPerDay() {
        // BEGIN SOLUTION
        // STUB: // TODO How many nights has a booking?
        // STUB: throw new UnsupportedOperationException("Answers.nightRowsChangedPerDay");
        return bookingsPerDay() * 3;
        // END SOLUTION
    }

    @Override
    public double readyStaysPerRoomType() {
        // BEGIN SOLUTION
        // STUB: // TODO How many stays of one night are there, how many of two?
        // STUB: throw new UnsupportedOperationException("Answers.readyStaysPerRoomType");
        long stays = 0;
        for (int nights = 1; nights <= 30; nights++) {
            stays += 730 - nights + 1;
        }
        return stays;
        // END SOLUTION
    }

    @Override
    public double readyStaysPerNight() {
        // BEGIN SOLUTION
        // STUB: // TODO How many stays of two nights contain the night?
        // STUB: throw new UnsupportedOperationException("Answers.readyStaysPerNight");
        return 30 * 31 / 2;
        // END SOLUTION
    }

    @Override
    public double roomsLostBySplitting() {
        // BEGIN SOLUTION
        // STUB: // TODO Round down three times.
        // STUB: throw new UnsupportedOperationException("Answers.roomsLostBySplitting");
        return 15 * 11 / 10 - 3 * (5 * 11 / 10);
        // END SOLUTION
    }

    @Override
    public double probabilityOfAWalk() {
        // BEGIN SOLUTION
        // STUB: // TODO Somebody finds no room if fewer than ten stay away.
        // STUB: throw new UnsupportedOperationException("Answers.probabilityOfAWalk");
        double fewer = 0;
        double exactly = Math.pow(0.88, 110);
        for (int away = 0; away < 10; away++) {
            fewer += exactly;
            exactly *= (110.0 - away) / (away + 1) * 0.12 / 0.88;
        }
        return fewer;
        // END SOLUTION
    }

    @Override
    public double roomsBlockedByAbandonedHolds() {
        // BEGIN SOLUTION
        // STUB: // TODO Little: how many arrive in an hour, times how long each stays.
        // STUB: throw new UnsupportedOperationException("Answers.roomsBlockedByAbandonedHolds");
        return bookingsPerDay() / 0.4 * 0.6 / 24 * 0.25;
        // END SOLUTION
    }
}
