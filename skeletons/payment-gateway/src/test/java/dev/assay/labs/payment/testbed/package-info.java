/**
 * What the tests of this lab are made with, published with the public tests. No expected value of a hidden test may
 * live here.
 */
package dev.assay.labs.payment.testbed;
