/** Serves a health endpoint. */

import type { AddressInfo } from 'node:net';

import { server } from './server.ts';

// #region main
const [host, port] = (process.env.ADDR ?? '127.0.0.1:8080').split(':');

server.listen(Number(port), host, () => {
  const { address, port } = server.address() as AddressInfo;
  console.error(`listening on http://${address}:${port}`);
});
// #endregion main
