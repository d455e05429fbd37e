// attack: killing or hanging: a text of one's own that grows while it is read
// expects: spent
package raft;

final class Attack {
    static final class Growing implements CharSequence {
        private int asked;

        @Override
        public int length() {
            return asked++ == 0 ? 0 : 1 << 30;
        }

        @Override
        public char charAt(int index) {
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return this;
        }
    }

    static void run() throws Exception {
        StringBuilder text = new StringBuilder();
        while (true) {
            text.append(new Growing());
        }
    }
}
