// attack: forging the score: shipping a lab.json
// expects: passed
package raft;

final class Attack {
    static void run() throws Exception {

    }
}
//// lab.json
{ "schema": "assay/lab/v1", "tests": [] }
//// score.json
{ "score": 10000 }
