package dev.assay.labs.chat;

/** A message is stored, and should be pushed to those who may see it. */
public record FanOut(String conversation, long seq) {}
