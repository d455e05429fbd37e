package dev.assay.labs.hashing;

/**
 * A slot that changes its node.
 *
 * @param slot its number, from 0
 * @param source who had it before
 * @param target who has it now
 */
public record SlotMove(int slot, String source, String target) {}
