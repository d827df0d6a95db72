import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { SessionCache } from './cache.ts';
import { maxBody, type Session, sessionSchema } from './session.ts';

const params = {
  type: 'object',
  properties: { id: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' } },
};

interface WithId {
  Params: { id: string };
}

/** The service, not yet listening. */
export function build(cache: SessionCache): FastifyInstance {
  const app = withLimits();
  addRoutes(app, cache);
  return app;
}

// #region handlers
function addRoutes(app: FastifyInstance, cache: SessionCache): void {
  app.put<WithId & { Body: Session }>(
    '/sessions/:id',
    { schema: { params, body: sessionSchema } },
    async (request, reply) => {
      const created = cache.put(request.params.id, request.body);
      return reply.code(created ? 201 : 204).send();
    },
  );
  app.get<WithId>('/sessions/:id', { schema: { params } }, async (request, reply) => {
    const entry = cache.get(request.params.id);
    if (entry === undefined) {
      return fail(reply, 404, 'no such session');
    }
    return { ...entry.session, hits: entry.hits };
  });
  app.delete<WithId>('/sessions/:id', { schema: { params } }, async (request, reply) => {
    if (!cache.delete(request.params.id)) {
      return fail(reply, 404, 'no such session');
    }
    return reply.code(204).send();
  });
  app.get('/stats', async () => cache.stats());
  // Fastify itself would answer 404.
  refuse(app, '/sessions/:id', ['OPTIONS', 'PATCH', 'POST'], 'DELETE, GET, HEAD, PUT');
  refuse(app, '/stats', ['DELETE', 'OPTIONS', 'PATCH', 'POST', 'PUT'], 'GET, HEAD');
}
// #endregion handlers

function refuse(app: FastifyInstance, url: string, method: string[], allow: string): void {
  const answer = async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    fail(reply.header('allow', allow), 405, 'method not allowed');
  // In a hook, which comes before the body is read.
  app.route({ method, url, onRequest: answer, handler: answer });
}

// #region body
function withLimits(): FastifyInstance {
  const app = Fastify({
    logger: { level: 'error', stream: process.stderr },
    bodyLimit: maxBody,
    // For a request to come in, in milliseconds.
    requestTimeout: 10_000,
    // By default 5 would be taken for "5", and null for "".
    ajv: { customOptions: { coerceTypes: false } },
    frameworkErrors: answerError,
  });
  // Leaves JSON alone, and takes a DELETE that names it as its type but has no body.
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      if (request.method === 'DELETE' && body === '') {
        done(null, undefined);
      } else {
        parse(request, body, done);
      }
    },
  );
  app.setErrorHandler<FastifyError>(answerError);
  app.setNotFoundHandler((_request, reply) => fail(reply, 404, 'not found'));
  return app;
}

const answers: Record<string, [status: number, message: string]> = {
  FST_ERR_BAD_URL: [400, 'invalid id'],
  FST_ERR_MAX_PARAM_LENGTH: [400, 'invalid id'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'content type must be application/json'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body too large'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'body cut short'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'invalid JSON'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'invalid JSON'],
};
// #endregion body

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const [wrong] = error.validation ?? [];
  if (wrong !== undefined) {
    if (error.validationContext === 'params') {
      fail(reply, 400, 'invalid id');
      return;
    }
    // The first step of a path such as /roles/0. A field that is missing is named elsewhere.
    const field = wrong.instancePath.split('/')[1] ?? wrong.params.missingProperty;
    fail(reply, 422, `invalid ${field ?? 'session'}`);
    return;
  }
  const [status, message] = answers[error.code] ?? [500, 'internal error'];
  if (status === 500) {
    request.log.error(error);
  }
  fail(reply, status, message);
}

function fail(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ error: message });
}
