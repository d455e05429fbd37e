/**
 * The world of blocking services: instances of a service, their requests on fibers, the ports that they call, faults at those calls,
 * and explorers that go through all of them. Everything runs in virtual time on the test's thread. No lab's ports or rules may live
 * here, only what several labs share.
 */
package dev.assay.simulator.service;
