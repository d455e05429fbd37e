/**
 * The contract of the lab "music streaming": what a student implements, from playlists of segments to caches at the
 * edge. Published to students; no test and no solution may live here. Times are milliseconds unless a name says Micros;
 * kbps are 1,000 bits a second.
 */
package dev.assay.labs.music;
