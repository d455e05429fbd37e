package dev.assay.labs.music;

import java.util.Optional;

/**
 * Decides which plays count. A play counts once its listener has listened for 30 s, or for the whole length of a
 * shorter track: the time between events during which the track was playing, added up. Jumping neither adds to it nor
 * stops it. A clock that steps back adds nothing.
 */
public interface PlayCounter {
    /**
     * Hears of an event. Events of a play come in the order of {@link PlayEvent#seq}, but some come again: one whose
     * number is not higher than all of its play so far is ignored. So is what comes before a play's
     * {@link PlayEvent.Started} or after its {@link PlayEvent.Ended}, and another {@code Started} of the same play.
     *
     * @return the play, with the first event that shows that it counts; empty otherwise
     * @throws IllegalArgumentException if the event or its {@code playId} is {@code null}, or a track is shorter than 1
     *     ms
     */
    Optional<CountedPlay> accept(PlayEvent event);
}
