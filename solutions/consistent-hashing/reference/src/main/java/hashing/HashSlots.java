package hashing;

import dev.assay.labs.hashing.SlotMove;
import dev.assay.labs.hashing.Slots;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Hash slots as in Redis Cluster. */
final class HashSlots implements Slots {
    // BEGIN SOLUTION
    private final String[] owners = new String[COUNT];
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    // END SOLUTION

    @Override
    public int slot(String key) {
        // BEGIN SOLUTION
        // STUB: // TODO First the tag, then the checksum.
        // STUB: throw new UnsupportedOperationException("HashSlots.slot");
        String hashed = key;
        int open = key.indexOf('{');
        if (open >= 0) {
            int close = key.indexOf('}', open + 1);
            if (close > open + 1) {
                hashed = key.substring(open + 1, close);
            }
        }
        return crc16(hashed.getBytes(StandardCharsets.UTF_8)) % COUNT;
        // END SOLUTION
    }

    @Override
    public List<SlotMove> add(String node) {
        // BEGIN SOLUTION
        // STUB: // TODO How many slots is a fair share, and from whom do you take them?
        // STUB: throw new UnsupportedOperationException("HashSlots.add");
        if (sizes.containsKey(node)) {
            throw new IllegalArgumentException(node + " is there already");
        }
        List<SlotMove> moves = new ArrayList<>();
        if (sizes.isEmpty()) {
            for (int slot = 0; slot < COUNT; slot++) {
                owners[slot] = node;
            }
            sizes.put(node, COUNT);
            return moves;
        }
        int share = COUNT / (sizes.size() + 1);
        int larger = COUNT % (sizes.size() + 1);
        Map<String, Integer> surplus = new LinkedHashMap<>();
        List<String> bySize = new ArrayList<>(sizes.keySet());
        bySize.sort((one, other) -> sizes.get(other) - sizes.get(one));
        for (String old : bySize) {
            int keeps = larger > 0 && sizes.get(old) > share ? share + 1 : share;
            larger -= keeps - share;
            surplus.put(old, sizes.get(old) - keeps);
        }
        sizes.put(node, 0);
        for (int slot = 0; slot < COUNT; slot++) {
            String old = owners[slot];
            if (surplus.get(old) > 0) {
                surplus.merge(old, -1, Integer::sum);
                moves.add(move(slot, node));
            }
        }
        return moves;
        // END SOLUTION
    }

    @Override
    public List<SlotMove> remove(String node) {
        // BEGIN SOLUTION
        // STUB: // TODO Who needs a slot most?
        // STUB: throw new UnsupportedOperationException("HashSlots.remove");
        if (!sizes.containsKey(node)) {
            throw new NoSuchElementException("there is no node " + node);
        }
        List<SlotMove> moves = new ArrayList<>();
        if (sizes.size() > 1) {
            int share = COUNT / (sizes.size() - 1);
            int larger = COUNT % (sizes.size() - 1);
            List<String> heirs = new ArrayList<>(sizes.keySet());
            heirs.remove(node);
            heirs.sort((one, other) -> sizes.get(other) - sizes.get(one));
            int heir = 0;
            for (int slot = 0; slot < COUNT; slot++) {
                if (owners[slot].equals(node)) {
                    while (sizes.get(heirs.get(heir)) >= share + (heir < larger ? 1 : 0)) {
                        heir++;
                    }
                    moves.add(move(slot, heirs.get(heir)));
                }
            }
        }
        sizes.remove(node);
        return moves;
        // END SOLUTION
    }

    @Override
    public String node(int slot) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("HashSlots.node");
        if (slot < 0 || slot >= COUNT) {
            throw new IllegalArgumentException("there is no slot " + slot);
        }
        if (sizes.isEmpty()) {
            throw new IllegalStateException("there is no node");
        }
        return owners[slot];
        // END SOLUTION
    }

    @Override
    public Map<String, Integer> sizes() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("HashSlots.sizes");
        return new LinkedHashMap<>(sizes);
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private SlotMove move(int slot, String to) {
        String from = owners[slot];
        owners[slot] = to;
        sizes.merge(from, -1, Integer::sum);
        sizes.merge(to, 1, Integer::sum);
        return new SlotMove(slot, from, to);
    }

    private static int crc16(byte[] bytes) {
        int crc = 0;
        for (byte one : bytes) {
            crc ^= (one & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
            }
            crc &= 0xffff;
        }
        return crc;
    }
    // END SOLUTION
}
