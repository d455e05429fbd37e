package dev.assay.labs.music;

/** A change of a playlist, said so that it means the same whatever others did in the meantime. */
public sealed interface Edit permits Add, Remove, Move {}
