import { createServer } from 'node:http';

// #region health
export const server = createServer((request, response) => {
  if (request.url !== '/healthz') {
    response.statusCode = 404;
    response.end();
    return;
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ status: 'ok' }));
});
// #endregion health
