import { parentPort } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import type { Answer } from './pool.ts';

/** A text to sum up, or a gate that keeps the thread until it is opened. */
export type Job = { text: string } | { gate: Int32Array<SharedArrayBuffer> };

if (parentPort === null) throw new Error('this is no main program');
const port = parentPort;
port.on('message', (job: Job) => {
  port.postMessage(run(job));
});

function run(job: Job): Answer<string> {
  if ('gate' in job) {
    Atomics.wait(job.gate, 0, 0);
    return { kind: 'ok', value: '' };
  }
  switch (job.text) {
    case 'fail':
      return { kind: 'failed', reason: 'told to fail' };
    case 'crash':
      throw new Error('told to crash');
    default:
      return { kind: 'ok', value: crc32(job.text).toString(16).padStart(8, '0') };
  }
}
