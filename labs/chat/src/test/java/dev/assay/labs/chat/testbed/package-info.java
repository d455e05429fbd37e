/** A messenger to test with: servers, a network that loses and repeats, phones with a disk, and an audit of what everybody has seen. */
package dev.assay.labs.chat.testbed;
