package dev.assay.grader.examine;

import dev.assay.exam.protocol.Done;
import dev.assay.exam.protocol.Finished;
import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.Order;
import dev.assay.exam.protocol.Printed;
import dev.assay.exam.protocol.Ready;
import dev.assay.exam.protocol.Started;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/** The main class of a child that does what the system property {@code script} says, in place of examining. */
public final class ScriptedChild {
    private ScriptedChild() {}

    /** Plays the script. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        OutputStream out = System.out;
        Order order = (Order) Frames.read(System.in);
        Frames.write(out, new Ready(System.getProperty("java.runtime.version")));
        switch (System.getProperty("script")) {
            case "honest" -> pass(out, order, "");
            case "surroundings" -> pass(out, order, "environment %s, folder %s, zone %s, %s".formatted(
                    System.getenv().keySet(),
                    // Behind walls it cannot even be listed.
                    Optional.ofNullable(new File(".").list()).map(List::of).orElse(List.of()),
                    TimeZone.getDefault().getID(),
                    Locale.getDefault()));
            case "dies" -> Runtime.getRuntime().halt(42);
            case "hangs" -> Thread.sleep(600_000);
            case "shouts" -> {
                byte[] line = "trouble brewing\n".repeat(64).getBytes();
                for (int i = 0; i < 4096; i++) {
                    System.err.write(line);
                }
                System.err.print("the last words");
                System.err.flush();
                pass(out, order, "");
            }
            case "drips" -> {
                out.write(new byte[] {0, 1, 0, 0});
                while (true) {
                    Thread.sleep(50);
                    out.write(0);
                    out.flush();
                }
            }
            case "floods" -> {
                byte[] noise = new byte[1 << 16];
                Arrays.fill(noise, (byte) 'x');
                while (true) {
                    out.write(noise);
                }
            }
            case String other -> throw new IllegalArgumentException(other);
        }
    }

    private static void pass(OutputStream out, Order order, String printed) throws IOException {
        for (Order.Test test : order.tests()) {
            Frames.write(out, new Started(test.id()));
            Frames.write(out, new Finished(test.id(), Finished.Status.PASSED, "", "", "", 0, -1, 1, 17));
        }
        Frames.write(out, new Printed(printed, 0));
        Frames.write(out, new Done());
    }
}
