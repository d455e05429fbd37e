package dev.assay.grader.weave;

import dev.assay.simulator.fuel.Exhausted;
import dev.assay.simulator.fuel.Fuel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs static methods of a class in a folder, each with a loader and a budget of its own. Prints what the method
 * returned, or, for a method that returns nothing, how it ended.
 */
final class Examinee {
    private static final int STACK_BYTES = 64 << 20;
    private static final PrintStream REPORT = System.out;

    private Examinee() {}

    /** Arguments: folder, class, steps of fuel, then methods; none for all whose name says what they are. */
    public static void main(String[] arguments) throws Exception {
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // what students print is nobody's business here
        Path folder = Path.of(arguments[0]);
        long steps = Long.parseLong(arguments[2]);
        List<String> methods = List.of(arguments).subList(3, arguments.length);
        if (methods.isEmpty()) {
            try (URLClassLoader loader = loader(folder)) {
                methods = Arrays.stream(loader.loadClass(arguments[1]).getDeclaredMethods())
                        .map(Method::getName)
                        .filter(name -> name.matches("[fdm]\\d+_.*"))
                        .sorted()
                        .toList();
            }
        }
        for (String method : methods) {
            Thread thread = new Thread(null, () -> sit(folder, arguments[1], method, steps), method, STACK_BYTES);
            thread.start();
            thread.join();
        }
    }

    private static URLClassLoader loader(Path folder) throws IOException {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Examinee.class.getClassLoader());
    }

    private static void sit(Path folder, String type, String call, long steps) {
        try (URLClassLoader loader = loader(folder)) {
            int bracket = call.indexOf('(');
            Class<?> sitting = loader.loadClass(type);
            Fuel.refill(steps);
            if (bracket >= 0) {
                int rounds = Integer.parseInt(call.substring(bracket + 1, call.length() - 1));
                Object result = sitting.getMethod(call.substring(0, bracket), int.class).invoke(null, rounds);
                REPORT.println(call + " " + result + " fuel " + Fuel.spent() + " bytes " + Fuel.allocated());
                return;
            }
            Method method = sitting.getDeclaredMethod(call);
            method.setAccessible(true);
            Object result = method.invoke(null);
            REPORT.print(method.getReturnType() == void.class ? ending(call, "returned") : result);
        } catch (InvocationTargetException e) {
            REPORT.print(ending(call, name(e.getCause())));
        } catch (ReflectiveOperationException | IOException e) {
            REPORT.println(call + " trouble " + e);
        }
    }

    private static String name(Throwable thrown) {
        return thrown instanceof Exhausted ? "stopped" : thrown.getClass().getSimpleName();
    }

    private static String ending(String call, String how) {
        return "%s %s %s %s%n".formatted(call, how, Fuel.cause(), Fuel.place());
    }
}
