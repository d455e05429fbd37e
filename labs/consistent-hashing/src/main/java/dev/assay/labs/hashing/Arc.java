package dev.assay.labs.hashing;

/**
 * A piece of the circle whose owner changes: all positions that one meets walking clockwise from {@code fromExclusive} until
 * {@code toInclusive} is reached. It may lead across the end of the circle; if both ends are the same it is the whole circle.
 *
 * @param fromExclusive where it begins; this position is not part of it
 * @param toInclusive where it ends; this position is part of it
 * @param source who owned it before
 * @param target who owns it now
 */
public record Arc(long fromExclusive, long toInclusive, String source, String target) {}
