/** The hidden tests of music streaming. Never published. */
package dev.assay.labs.music.hidden;
