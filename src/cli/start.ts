import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { heal } from '../site/dist.ts';
import { readPlace } from '../site/place.ts';
import { siteServer } from './serve/server.ts';

// Serves the built site. The port: --port, else the variable PORT, else 4321.

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function portArgument(): string | undefined {
  try {
    return parseArgs({ options: { port: { type: 'string' } } }).values.port;
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)}\nUsage: npm start -- --port 4321`);
  }
}

function readPort(): number {
  const text = portArgument() ?? (process.env['PORT'] || '4321');
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) stop(`"${text}" is not a port: a whole number up to 65535`);
  return port;
}

const root = process.cwd();
const dist = resolve(root, process.env['TRADEOFFS_OUT_DIR'] ?? 'dist');
const { base } = readPlace(root);
const port = readPort();

heal(dist);
if (!existsSync(join(dist, 'index.html'))) {
  stop(
    `There is no site in ${relative(root, dist) || '.'}/ yet. "npm run build" makes it; "npm start" builds and serves.`,
  );
}

const server = siteServer(dist, base);
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') stop(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`);
  stop(error.message);
});
server.listen(port, () => {
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  process.stdout.write(`Serving ${relative(root, dist)}/ on http://localhost:${taken}${base}\n`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
