// attack: packaging: texts of 300 KB
// expects: refused size
package raft;

final class Attack {
    static void run() throws Exception {
    }
}
//// src/main/java/raft/Texts.java
package raft;

final class Texts {
    @9{static String t#() {
        return "#@@29000{a}@@";
    }

    }@
}
//// src/main/java/raft/MoreTexts.java
package raft;

final class MoreTexts {
    static String more() {
        return "more@29000{b}@";
    }
}
