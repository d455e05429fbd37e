package dev.assay.labs.hashing;

/** A test for small primes, for sizes of Maglev's table. */
public final class Primes {
    private Primes() {}

    /** Whether a number is prime; takes about the square root of it in steps. */
    public static boolean isPrime(int number) {
        if (number < 2) {
            return false;
        }
        for (int divisor = 2; (long) divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}
