// attack: packaging: names that are markup somewhere: class and variable
// expects: refused dollar
package raft;

final class Attack {
    @SuppressWarnings("serial")
    static final class Script$alert$1$$_ extends RuntimeException {}

    static void run() throws Exception {
        throw new Script$alert$1$$_();
    }
}
