// attack: reading what is hidden: the exam by its name
// expects: uncompilable dev.assay.exam
package raft;

final class Attack {
    static void run() throws Exception {
        dev.assay.exam.Submission.class.getName();
    }
}
