/**
 * What student code sees, whatever the lab: how a node is written, what it may ask of its context, and where a lab
 * finds a solution. One page of Javadoc a type is the whole contract. Nothing that only tests use may live here, and
 * nothing here depends on anything but the JDK.
 */
package dev.assay.kit;
