import * as z from 'zod';
import { day, id, plain } from './scalars.ts';

/** What the lab measures, its unit, and which way is better. */
export const metrics = {
  'build-cold': { unit: 's', better: 'less' },
  'build-warm': { unit: 's', better: 'less' },
  'build-change': { unit: 's', better: 'less' },
  'size-built': { unit: 'MB', better: 'less' },
  'size-stripped': { unit: 'MB', better: 'less' },
  start: { unit: 'ms', better: 'less' },
  'memory-rest': { unit: 'MB', better: 'less' },
  'memory-load': { unit: 'MB', better: 'less' },
  'cpu-request': { unit: 'µs', better: 'less' },
  throughput: { unit: 'requests/s', better: 'more' },
  'latency-p50': { unit: 'ms', better: 'less' },
  'latency-p90': { unit: 'ms', better: 'less' },
  'latency-p99': { unit: 'ms', better: 'less' },
  'latency-p999': { unit: 'ms', better: 'less' },
  'task-time': { unit: 's', better: 'less' },
  'task-cpu': { unit: 's', better: 'less' },
  'task-memory': { unit: 'MB', better: 'less' },
} as const;

export type Metric = keyof typeof metrics;

/** Percentiles that are taken from each run's histogram. */
export const percentiles = {
  'latency-p50': 50,
  'latency-p90': 90,
  'latency-p99': 99,
  'latency-p999': 99.9,
} as const;

export const metricNames = Object.keys(metrics) as readonly Metric[];

const plainFigure = z.strictObject({
  metric: z
    .enum(metricNames)
    .exclude(Object.keys(percentiles) as (keyof typeof percentiles)[])
    .describe('What was measured; its unit follows from it.'),
  sample: id.describe('The sample whose code was measured.'),
  option: id,
  conditions: plain(200).describe('How it was measured, such as 64 connections for 3 s.'),
  runs: z.array(z.number().min(0)).min(1).max(100).describe('One figure a run, in the order of the runs.'),
  atLeast: z
    .boolean()
    .optional()
    .describe('Set where the program left its core idle at times: with more load it might do more.'),
});

const latencyFigure = z.strictObject({
  metric: z.literal('latency'),
  sample: id,
  option: id,
  conditions: plain(200),
  rate: z.number().min(0).describe('Requests that arrived per second, whether earlier ones were answered or not.'),
  failed: z.int().min(0).describe('Requests without an answer of 2xx, over all runs.'),
  histograms: z
    .array(z.string().regex(/^HIST[A-Za-z0-9+/=]+$/, 'an HDR histogram, version 2, compressed, in base64'))
    .min(1)
    .max(100)
    .describe('One HDR histogram a run, of microseconds from the intended start of each request to its end.'),
});

export const measurementSchema = z
  .strictObject({
    date: day,
    command: plain(200).describe('What repeats it.'),
    commit: z
      .string()
      .regex(/^[0-9a-f]{40}$/, 'the hash of a commit')
      .describe('The sources that were measured.'),
    environment: z.strictObject({
      cpu: plain(120),
      cores: z.int().min(1),
      frequency: plain(80).describe('Lowest and highest frequency seen, or why it is not known.'),
      memory: plain(40),
      kernel: plain(120),
      toolchains: z.record(z.string(), plain(60)).describe('Name and version of what built each option.'),
      generator: plain(60).describe('What made the load.'),
      layout: plain(200).describe('Which cores the program and the load had.'),
      noise: z.strictObject({
        spin: z.array(z.number().min(0)).describe('Milliseconds that one fixed piece of work took, between the runs.'),
        stolen: z.number().min(0).max(100).describe('Per cent of the time that the host gave to others.'),
      }),
    }),
    seconds: z.int().min(0).describe('How long the whole run took.'),
    digests: z.record(z.string(), z.string()).describe('Digest of each project that was measured, by sample/option.'),
    figures: z
      .array(z.discriminatedUnion('metric', [plainFigure, latencyFigure]))
      .min(1)
      .max(600),
  })
  .describe('Figures of one run of the lab. Written by `npm run measure`, never by hand, never overwritten.');

export type MeasurementFile = z.infer<typeof measurementSchema>;
export type PlainFigure = z.infer<typeof plainFigure>;
export type LatencyFigure = z.infer<typeof latencyFigure>;
