/** The public tests of this lab: worth no points, run by students at home. */
package dev.assay.labs.filestorage.open;
