// attack: packaging: a long chain of classes
// expects: refused size
package raft;

final class Attack {
    static class C {}

    @900{static class C#_ extends C {}
    }@

    static void run() throws Exception {
    }
}
