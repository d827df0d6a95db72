/** Serves a health endpoint until it is told to stop. */

import { once } from 'node:events';
import { type AddressInfo, SocketAddress } from 'node:net';

import { createServer, Health, type Limits, routes, shutdown } from './server.ts';

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  // At once, as what was cut off may still run.
  process.exit(1);
}

// #region main
async function run(): Promise<void> {
  // Listens to the signals before the first request can come. More of them change nothing.
  const stop = new Promise<unknown>((resolve) => {
    process.on('SIGINT', resolve).on('SIGTERM', resolve);
  });

  const wanted = SocketAddress.parse(process.env.ADDR ?? '127.0.0.1:8080');
  if (wanted === undefined) throw new Error('ADDR is no IP address with a port');
  const limits: Limits = {
    header: 10_000,
    request: 10_000,
    // By default together less than the 30 s that Kubernetes waits before it kills.
    drain: drainTime(),
    finish: 10_000,
  };

  const health = new Health();
  const server = createServer(routes(health), limits);
  server.listen({ host: wanted.address, port: wanted.port });
  await once(server, 'listening');
  const { address, family, port } = server.address() as AddressInfo;
  console.error(`listening on http://${family === 'IPv6' ? `[${address}]` : address}:${port}`);

  await stop;
  await shutdown(server, health, limits);
}
// #endregion main

function drainTime(): number {
  const text = process.env.DRAIN_MS ?? '5000';
  if (!/^\d{1,9}$/.test(text)) throw new Error('DRAIN_MS is no number of milliseconds');
  return Number(text);
}
