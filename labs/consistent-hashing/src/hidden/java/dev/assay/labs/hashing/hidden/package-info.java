/** The hidden tests of this lab, never published. What students may see lives in the testbed or the contract. */
package dev.assay.labs.hashing.hidden;
