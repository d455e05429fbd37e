/** Where the thresholds of music streaming come from: known policies, right and wrong, on the traces that grade. Run in profile contracts. */
package dev.assay.labs.music.thresholds;
