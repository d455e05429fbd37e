package dev.assay.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    @Test
    void theSameLabelGivesTheSameNumbers() {
        RandomStream one = RandomStream.of(42, "node", 3, 1);
        RandomStream other = RandomStream.of(42, "node", 3, 1);
        for (int i = 0; i < 100; i++) {
            assertEquals(one.nextBits(), other.nextBits());
        }
    }

    @Test
    void everyKeyAndLabelHasNumbersOfItsOwn() {
        Set<Long> first = new HashSet<>();
        for (int root = 0; root < 20; root++) {
            for (int key = 0; key < 20; key++) {
                first.add(RandomStream.of(root, "node", key).nextBits());
                first.add(RandomStream.of(root, "plan", key).nextBits());
                first.add(RandomStream.of(root, "node", key, 1).nextBits());
            }
        }
        assertEquals(1200, first.size());
        assertNotEquals(Mix.of(1, "ab", 1), Mix.of(1, "a", 'b', 1) + 1);
    }

    /** With java.util.Random, nodes with nearby seeds draw nearly the same first timeout and collide for ever. */
    @Test
    void streamsOfNeighbouringKeysAreUncorrelated() {
        int pairs = 20_000;
        double sumA = 0;
        double sumB = 0;
        double sumAB = 0;
        double sumAA = 0;
        double sumBB = 0;
        for (int key = 0; key < pairs; key++) {
            double a = RandomStream.of(7, "node", key).nextDouble();
            double b = RandomStream.of(7, "node", key + 1).nextDouble();
            sumA += a;
            sumB += b;
            sumAB += a * b;
            sumAA += a * a;
            sumBB += b * b;
        }
        double covariance = sumAB / pairs - sumA / pairs * (sumB / pairs);
        double deviationA = Math.sqrt(sumAA / pairs - Math.pow(sumA / pairs, 2));
        double deviationB = Math.sqrt(sumBB / pairs - Math.pow(sumB / pairs, 2));
        double correlation = covariance / (deviationA * deviationB);
        assertTrue(Math.abs(correlation) < 5 / Math.sqrt(pairs), "correlation " + correlation);
    }

    @Test
    void boundedNumbersAreUniform() {
        RandomStream random = RandomStream.of(1, "dice");
        int[] counts = new int[6];
        int throwsOfDice = 60_000;
        for (int i = 0; i < throwsOfDice; i++) {
            counts[random.nextInt(6)]++;
        }
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += Math.pow(count - throwsOfDice / 6.0, 2) / (throwsOfDice / 6.0);
        }
        assertTrue(chiSquare < 30, "chi-square " + chiSquare + " with 5 degrees of freedom");
    }

    @Test
    void rangesAreHalfOpenAndChecked() {
        RandomStream random = RandomStream.of(1, "range");
        for (int i = 0; i < 1_000; i++) {
            long number = random.nextLong(-3, 2);
            assertTrue(number >= -3 && number < 2, () -> "drew " + number);
        }
        assertEquals(5, random.nextLong(5, 6));
        assertThrows(IllegalArgumentException.class, () -> random.nextLong(5, 5));
        assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
    }
}
