package logsummary;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What is known of the requests to one endpoint. */
final class Traffic {
    private long count;
    private long failed;

    /** How often each occurred. */
    private final Map<Integer, Long> latencies = new HashMap<>();

    void add(int tenths, boolean isFailed) {
        count++;
        if (isFailed) {
            failed++;
        }
        latencies.merge(tenths, 1L, Long::sum);
    }

    long count() {
        return count;
    }

    /** The share of those that failed, in tenths of a percent, rounded half up. */
    long share() {
        return (2000 * failed + count) / (2 * count);
    }

    // #region rank
    /**
     * Returns, for each percent, the smallest latency that this share of the requests did not
     * exceed (nearest rank).
     */
    int[] percentiles(int... percents) {
        var sorted = new TreeMap<>(latencies);
        var results = new int[percents.length];
        for (int i = 0; i < percents.length; i++) {
            // Rounded up: the rank of one of the requests.
            results[i] = latencyAt(Math.ceilDiv(count * percents[i], 100L), sorted);
        }
        return results;
    }

    private static int latencyAt(long rank, TreeMap<Integer, Long> sorted) {
        long below = 0;
        for (Map.Entry<Integer, Long> entry : sorted.entrySet()) {
            below += entry.getValue();
            if (below >= rank) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("the latencies add up to the count");
    }
    // #endregion rank
}
