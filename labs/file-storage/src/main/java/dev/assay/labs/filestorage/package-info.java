/**
 * The file storage lab's contract: files are cut into chunks that are stored once, metadata changes in transactions, devices keep each other
 * up to date, and what nobody needs is thrown away. Interfaces that students write, records that cross ports; no logic that is graded.
 */
package dev.assay.labs.filestorage;
