// attack: forging the score: an exception that nobody declares
// expects: failed API
package raft;

final class Attack {
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    static void run() throws Exception {
        throw Attack.<RuntimeException>sneaky(new Exception("checked"));
    }
}
