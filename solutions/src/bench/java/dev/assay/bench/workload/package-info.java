/**
 * What metering is measured on: small programs such as students write for the labs. Each returns a checksum, so that
 * nothing of it can be dropped. They are benchmarked as compiled and as rewritten.
 */
package dev.assay.bench.workload;
