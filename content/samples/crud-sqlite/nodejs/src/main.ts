import { buildApi } from './api.ts';
import { Store } from './store.ts';

// #region run
async function main(): Promise<void> {
  const path = process.env.DATABASE || 'notes.db';
  const store = openStore(path);
  const api = buildApi(store, process.stderr);
  // After the last request.
  api.addHook('onClose', () => store.close());

  const stop = () => {
    // Lets requests in flight finish, and cuts off what still runs after ten seconds.
    setTimeout(() => api.server.closeAllConnections(), 10_000).unref();
    void api.close();
  };
  // Before the first request can come.
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  const { hostname, port } = new URL(`http://${process.env.ADDR || '127.0.0.1:8080'}`);
  const host = hostname.replace(/^\[|\]$/g, ''); // an IPv6 address has brackets in a URL
  const address = await api.listen({ host, port: Number(port || 80) });
  process.stderr.write(`listening on ${address}\n`);
}

function openStore(path: string): Store {
  try {
    return new Store(path);
  } catch (cause) {
    throw new Error(`cannot open the database ${path}: ${String(cause)}`, { cause });
  }
}
// #endregion run

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
