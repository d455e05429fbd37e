package dev.assay.exam.tinylab.contract;

/** Adds up numbers. */
public interface Counter {
    /** Adds a number and tells the new total. */
    int add(int number);
}
