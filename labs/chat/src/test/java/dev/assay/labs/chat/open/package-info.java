/** Public tests of the lab "chat": students have them, and they are worth no points. */
package dev.assay.labs.chat.open;
