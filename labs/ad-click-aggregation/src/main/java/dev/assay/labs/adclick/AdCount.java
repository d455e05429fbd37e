package dev.assay.labs.adclick;

/** An ad and how often it was clicked. */
public record AdCount(String adId, long count) {}
