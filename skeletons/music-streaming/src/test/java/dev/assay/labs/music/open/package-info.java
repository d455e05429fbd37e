/** The public tests of music streaming. */
package dev.assay.labs.music.open;
