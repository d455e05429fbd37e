package dev.assay.labs.music;

/** Where an answer came from. */
public enum CacheStatus {
    /** A fresh entry. */
    HIT,
    /** This request asked the origin. */
    MISS,
    /** Another request was asking the origin already, and this is what it heard. */
    COALESCED,
    /** The origin has trouble, and this is what it said some time ago. */
    STALE,
    /** Neither the cache nor the origin was asked. */
    NONE
}
