import { build, encodeIntoCompressedBase64 } from 'hdr-histogram-js';

/** An HDR histogram of microseconds, as the lab writes one. */
export function histogramOf(microseconds: readonly number[]): string {
  const histogram = build({
    bitBucketSize: 32,
    lowestDiscernibleValue: 1,
    highestTrackableValue: 60_000_000,
    numberOfSignificantValueDigits: 2,
  });
  for (const one of microseconds) histogram.recordValue(one);
  return encodeIntoCompressedBase64(histogram);
}

const plain = (option: string, runs: readonly number[]) => ({
  metric: 'build-cold',
  sample: 'read-order',
  option,
  conditions: 'all cores, "cold"',
  runs,
});

const latency = {
  metric: 'latency',
  sample: 'read-order',
  option: 'rest',
  conditions: '100 requests/s',
  rate: 100,
  failed: 0,
  histograms: [histogramOf([1000, 2000, 3000]), histogramOf([1500, 2500, 9000])],
};

/** A run of the lab, as it stands in its file; a field a line. */
export const runText = (
  figures: readonly unknown[] = [plain('rest', [3, 4, 5]), plain('graphql', [7, 8, 9]), latency],
) =>
  `${JSON.stringify(
    {
      date: '2026-11-20',
      command: 'npm run measure',
      commit: 'a'.repeat(40),
      environment: {
        cpu: 'A processor',
        cores: 2,
        frequency: 'not known',
        memory: '8 GB',
        kernel: 'Linux 6',
        toolchains: { rest: 'curl 8.9' },
        generator: 'oha 1',
        layout: 'a core each',
        noise: { spin: [10, 11], stolen: 0.5 },
      },
      seconds: 60,
      digests: { 'read-order/rest': 'f'.repeat(64) },
      figures,
    },
    null,
    1,
  )}\n`;

/** Where it stands. */
export const run = 'measurements/2026-11-20.json';
