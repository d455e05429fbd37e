package dev.assay.exam;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps a jqwik that runs within a test from logging into the build. */
public final class Quiet implements BeforeAllCallback, AfterAllCallback {
    private final Logger jqwik = Logger.getLogger("net.jqwik");

    @Override
    public void beforeAll(ExtensionContext context) {
        jqwik.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        jqwik.setLevel(null);
    }
}
