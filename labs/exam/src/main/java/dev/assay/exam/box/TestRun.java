package dev.assay.exam.box;

import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Property;
import net.jqwik.engine.JqwikTestEngine;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs single test methods on the JUnit Platform: nothing found by itself, nothing configured by files on the class
 * path, nothing printed. An engine is started when the first of its tests comes.
 */
final class TestRun {
    private enum Engine {
        JUPITER,
        JQWIK
    }

    private final Map<Engine, Launcher> launchers = new EnumMap<>(Engine.class);

    /**
     * Runs a test. What it throws is judged within it; what comes out here went wrong around it.
     *
     * @return what went wrong around the test, if anything
     */
    Optional<Throwable> run(Class<?> type, Method method) {
        Witness witness = new Witness();
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(type, method))
                .enableImplicitConfigurationParameters(false)
                .configurationParameter("jqwik.database", "")
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .configurationParameter("jqwik.reporting.onlyfailures", "true");
        launchers.computeIfAbsent(engineOf(method), TestRun::launcher).execute(request.build(), witness);
        return witness.trouble();
    }

    private static Engine engineOf(Method method) {
        return AnnotationSupport.isAnnotated(method, Property.class) ? Engine.JQWIK : Engine.JUPITER;
    }

    private static Launcher launcher(Engine engine) {
        TestEngine tests = switch (engine) {
            case JUPITER -> new JupiterTestEngine();
            case JQWIK -> new JqwikTestEngine();
        };
        return LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(tests)
                .build());
    }

    /** Sees that the test has run, and the first thing that went wrong. */
    private static final class Witness implements TestExecutionListener {
        private boolean hasRun;
        private Optional<Throwable> first = Optional.empty();

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            note(new LabTrouble("JUnit skips it: " + reason));
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            hasRun |= test.isTest();
            if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                note(result.getThrowable().orElseGet(() -> new LabTrouble("JUnit says " + result.getStatus())));
            }
        }

        private void note(Throwable thrown) {
            first = first.or(() -> Optional.of(thrown));
        }

        Optional<Throwable> trouble() {
            if (!hasRun) {
                note(new LabTrouble("JUnit finds no test there; is @Test or @Property missing?"));
            }
            return first;
        }
    }
}
