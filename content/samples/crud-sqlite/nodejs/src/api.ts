import type { Writable } from 'node:stream';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { fieldsSchema, idSchema, MAX_BYTES, pageSchema, validation } from './input.ts';
import { answer, fail, notFound } from './problem.ts';
import type { Fields, Store } from './store.ts';

interface Page {
  readonly after: string;
  readonly limit: string;
}

interface Id {
  readonly id: string;
}

const TEN_SECONDS = 10_000;

/** Serves the notes of `store`; what it does not know is answered in JSON too. */
export function buildApi(store: Store, log: Writable): FastifyInstance {
  const app = Fastify({
    logger: { level: 'error', stream: log },
    bodyLimit: MAX_BYTES,
    ajv: { customOptions: validation },
    frameworkErrors: fail,
    // A request that comes while the server stops is answered like any other.
    return503OnClosing: false,
    // By default Node.js waits a minute for a header, and for ever for an answer to be taken.
    requestTimeout: TEN_SECONDS,
    connectionTimeout: TEN_SECONDS,
    keepAliveTimeout: TEN_SECONDS,
    http: { headersTimeout: TEN_SECONDS, connectionsCheckingInterval: 1_000 },
  });
  // Fastify takes plain text too if it is not told otherwise.
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(fail);
  app.setNotFoundHandler((_, reply) => answer(reply, notFound('no such path')));
  app.addHook('onSend', async (_, reply) => {
    // Once the server stops, a connection need not stay for a next request.
    if (!app.server.listening) reply.header('connection', 'close');
  });
  addNotes(app, store);
  refuse(app, '/notes', ['GET', 'HEAD', 'POST']);
  refuse(app, '/notes/:id', ['GET', 'HEAD', 'PUT', 'DELETE']);
  return app;
}

// #region handlers
function addNotes(app: FastifyInstance, store: Store): void {
  app.get<{ Querystring: Page }>('/notes', { schema: { querystring: pageSchema } }, (request) => {
    const limit = Number(request.query.limit);
    // One more than asked for tells whether there is a next page.
    const found = store.list(Number(request.query.after), limit + 1);
    const notes = found.slice(0, limit);
    const last = notes.at(-1);
    return { notes, next: last && found.length > limit ? last.id : null };
  });

  app.post<{ Body: Fields }>('/notes', { schema: { body: fieldsSchema } }, (request, reply) => {
    const note = store.create(request.body);
    return reply.code(201).header('location', `/notes/${note.id}`).send(note);
  });
  // #endregion handlers

  app.get<{ Params: Id }>('/notes/:id', { schema: { params: idSchema } }, (request) =>
    store.get(Number(request.params.id)),
  );

  app.put<{ Params: Id; Body: Fields }>(
    '/notes/:id',
    { schema: { params: idSchema, body: fieldsSchema } },
    (request) => store.replace(Number(request.params.id), request.body),
  );

  app.delete<{ Params: Id }>('/notes/:id', { schema: { params: idSchema } }, (request, reply) => {
    store.delete(Number(request.params.id));
    return reply.code(204).send();
  });
}

/** Answers all other methods of a path, which Fastify would call unknown. */
function refuse(app: FastifyInstance, url: string, allowed: readonly string[]): void {
  const method = app.supportedMethods.filter((one) => !allowed.includes(one));
  const message = 'method not allowed';
  const refusal = async (_: FastifyRequest, reply: FastifyReply) => {
    reply.header('allow', allowed.join(','));
    return answer(reply, { status: 405, code: 'method_not_allowed', message, fields: [] });
  };
  // Before the body is read, as nobody will look at it.
  app.route({ method, url, onRequest: refusal, handler: refusal });
}
