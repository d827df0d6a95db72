import { once } from 'node:events';
import http, { type RequestListener, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

// #region health
/** Whether the service takes work, which is what /healthz answers. */
export class Health {
  #draining = false;

  get draining(): boolean {
    return this.#draining;
  }

  /** Makes every answer from now on a 503. */
  drain(): void {
    this.#draining = true;
  }
}

/** The routes of the service; for many of them, take a framework. */
export function routes(health: Health): RequestListener {
  return (request, response) => {
    const [path] = (request.url ?? '').split('?', 1);
    if (path !== '/healthz') {
      respond(response, 404, { error: 'not found' });
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET,HEAD');
      respond(response, 405, { error: 'method not allowed' });
    } else if (health.draining) {
      respond(response, 503, { status: 'draining' });
    } else {
      respond(response, 200, { status: 'ok' });
    }
  };
}
// #endregion health

function respond(response: ServerResponse, status: number, body: object): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  // The answer to a HEAD goes out without it.
  response.end(JSON.stringify(body));
}

/** How long each thing may take, in milliseconds. */
export interface Limits {
  /** Until a request's header has come, idle time included. */
  header: number;
  /** For a request to be read, and for each pause in answering it. */
  request: number;
  /** To go on serving while load balancers learn of the 503. */
  drain: number;
  /** After that, for requests in flight to end. */
  finish: number;
}

/** Requests still ran when the shutdown had to end. */
export class CutOff extends Error {
  override name = 'CutOff';
  override message = 'requests cut off at the shutdown deadline';
}

// #region serve
/** A server that does not wait for slow clients; by default it would, for minutes. */
export function createServer(listener: RequestListener, limits: Limits): Server {
  const server = http.createServer(
    {
      headersTimeout: limits.header,
      keepAliveTimeout: limits.header,
      requestTimeout: limits.request,
      // How often it looks for those that took too long; 30 s by default.
      connectionsCheckingInterval: 1_000,
    },
    listener,
  );
  // Off by default. Cuts a connection on which nothing moves, say, because its handler hangs.
  server.setTimeout(limits.request);
  // A connection that was busy when the server closed would be kept for one more request.
  server.on('request', (_, response) => {
    response.on('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
  });
  return server;
}
// #endregion serve

// #region shutdown
/** Ends within `drain` and `finish`. */
export async function shutdown(server: Server, health: Health, limits: Limits): Promise<void> {
  health.drain();
  // Serves on: closing at once would refuse what balancers still send here.
  await sleep(limits.drain);

  const closed = once(server, 'close', { signal: AbortSignal.timeout(limits.finish) });
  // Closes the listener and idle connections, then waits for the others.
  server.close();
  try {
    await closed;
  } catch (cause) {
    server.closeAllConnections();
    throw new CutOff(undefined, { cause });
  }
}
// #endregion shutdown
