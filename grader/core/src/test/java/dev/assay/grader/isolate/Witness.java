package dev.assay.grader.isolate;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;

/** The main class of children in tests: does one of a few things and stays until its input ends. */
final class Witness {
    private static final long DEEP_STACK_BYTES = 64L << 20;

    private Witness() {}

    public static void main(String[] arguments) throws Exception {
        InputStream in = new FileInputStream(FileDescriptor.in);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        switch (arguments[0]) {
            case "stay" -> out.write(("at " + Path.of("").toAbsolutePath() + "\n").getBytes());
            case "exit" -> Runtime.getRuntime().halt(Integer.parseInt(arguments[1]));
            case "spin" -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
            case "echo" -> in.transferTo(out);
            case "compute" -> out.write((compute() + "\n").getBytes());
            case "breed" -> {
                Process child = new ProcessBuilder("sleep", "60").start();
                out.write((child.pid() + "\n").getBytes());
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        in.readAllBytes();
    }

    /** What makes a JVM ask the system for much: threads, a deep stack, garbage, new code, randomness, a resource. */
    private static String compute() throws Exception {
        int[] depth = new int[1];
        Thread deep = new Thread(null, () -> depth[0] = descend(100_000), "deep", DEEP_STACK_BYTES);
        deep.start();
        deep.join();
        int sum = IntStream.range(0, 2_000_000).parallel().map(i -> i % 7).sum();
        byte[][] garbage = new byte[64][];
        for (int i = 0; i < 2_000; i++) {
            garbage[i % garbage.length] = new byte[1 << 16];
        }
        System.gc();
        new SecureRandom().nextInt();
        Thread.sleep(1);
        return depth[0] + " " + sum + " " + garbage.length + " " + List.of(1, 2).stream().map(i -> "x" + i).toList();
    }

    private static int descend(int depth) {
        return depth == 0 ? 0 : 1 + descend(depth - 1);
    }
}
