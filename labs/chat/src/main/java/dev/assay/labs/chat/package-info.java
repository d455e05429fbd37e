/**
 * What solutions of the chat lab are written against: a messenger's servers, its devices, and the double ratchet between two of them.
 * No behaviour lives here, and nothing that only tests need.
 */
package dev.assay.labs.chat;
