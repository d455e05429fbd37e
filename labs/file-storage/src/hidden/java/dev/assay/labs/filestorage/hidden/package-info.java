/** The hidden tests of this lab; never published. */
package dev.assay.labs.filestorage.hidden;
