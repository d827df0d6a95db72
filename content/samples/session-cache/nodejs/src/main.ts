/** Holds sessions in memory and serves them over HTTP until it is told to stop. */

import { build } from './app.ts';
import { SessionCache } from './cache.ts';

function setting(name: string, otherwise: number): number {
  const text = process.env[name] ?? String(otherwise);
  const most = 10_000_000;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > most) {
    throw new Error(`${name} must be an integer from 1 to ${most}`);
  }
  return number;
}

async function run(): Promise<void> {
  const cache = new SessionCache(setting('CAPACITY', 200_000), setting('TTL_SECONDS', 3600));
  const app = build(cache);
  const address = process.env.ADDR ?? '127.0.0.1:8080';
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon);
  const port = Number(address.slice(colon + 1));

  const stop = async (): Promise<void> => {
    // For requests in flight to end; unref, so that this does not keep the process.
    setTimeout(() => process.exit(1), 10_000).unref();
    await app.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.error(`listening on ${await app.listen({ host, port })}`);
}

try {
  await run();
} catch (error) {
  console.error(`session-cache: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
