import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that programs under test talk to; what it does lies in the address. */
export interface Upstream {
  readonly address: string;
  /** Requests since it was started: in all, and most at once. */
  readonly counted: () => { readonly requests: number; readonly inFlight: number };
  readonly close: () => void;
}

type Behaviour = (response: ServerResponse, args: readonly string[], seen: Map<string, number>) => void;

const bytes = (response: ServerResponse, count: string | undefined) => response.end('x'.repeat(Number(count)));

const behaviours: Readonly<Record<string, Behaviour>> = {
  /** /bytes/N: a body of N bytes. */
  bytes: (response, [count]) => bytes(response, count),
  /** /status/CODE: an answer with that status. */
  status: (response, [code]) => {
    response.statusCode = Number(code);
    response.end();
  },
  /** /slow/MS/N: a body of N bytes after MS milliseconds. */
  slow: (response, [delay, count]) => {
    const timer = setTimeout(() => bytes(response, count), Number(delay));
    response.once('close', () => clearTimeout(timer));
  },
  /** /hang: no answer. */
  hang: () => {},
  /** /endless: a body without end. */
  endless: (response) => {
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
    };
    response.on('drain', more);
    more();
  },
  /** /drop: hangs up without an answer. */
  drop: (response) => response.destroy(),
  /** /flaky/KEY/N: 503, N times for KEY, then a body of two bytes. */
  flaky: (response, [key = '', times], seen) => {
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    if (before >= Number(times)) response.end('ok');
    else {
      response.statusCode = 503;
      response.end();
    }
  },
};

/** What follows the name in an address, before whatever path a program adds. A program under test may ask for anything: that must not end the lab. */
const needs: Readonly<Record<string, RegExp>> = {
  bytes: /^\d{1,9}(\/|$)/,
  status: /^[2-9]\d\d(\/|$)/,
  slow: /^\d{1,6}\/\d{1,9}(\/|$)/,
  flaky: /^[^/]+\/\d{1,6}(\/|$)/,
};

/** Starts an upstream on a free port of this machine. */
export async function startUpstream(): Promise<Upstream> {
  const seen = new Map<string, number>();
  let requests = 0;
  let now = 0;
  let inFlight = 0;
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    requests += 1;
    now += 1;
    inFlight = Math.max(inFlight, now);
    response.once('close', () => {
      now -= 1;
    });
    // A body that nobody reads would hold the connection up.
    request.resume();
    const [, name = '', ...wanted] = (request.url ?? '').replace(/\?.*/s, '').split('/');
    const behaviour = Object.hasOwn(behaviours, name) ? behaviours[name] : undefined;
    const sound = behaviour && (needs[name]?.test(wanted.join('/')) ?? true);
    if (sound) behaviour(response, wanted, seen);
    else {
      response.statusCode = behaviour ? 400 : 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    counted: () => ({ requests, inFlight }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
