// attack: forging the score: shipping own pom.xml and .mvn
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {

    }
}
//// pom.xml
<project><build><directory>@CANARY@</directory></build></project>
//// .mvn/jvm.config
-javaagent:@CANARY@/agent.jar
//// build.gradle
new File("@CANARY@/gradle").text = "built"
//// Makefile
all:
	touch @CANARY@/made
