import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { inputProblem, MAX_BYTES, malformedBody } from './input.ts';
import { NotFound, TitleTaken } from './store.ts';

/** What is wrong with one field. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

// #region problem
/** An error as a client sees it: all but the status stands in the body. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly fields: readonly FieldError[];
}

export function answer(reply: FastifyReply, { status, ...error }: Problem) {
  return reply.code(status).send({ error });
}

/** Answers whatever was thrown while a request was served. */
export function fail(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(error);
  // The cause is for us; a client has no business with tables and files.
  if (problem.status >= 500) request.log.error(error, `${request.method} ${request.url} failed`);
  return answer(reply, problem);
}

function problemOf(error: FastifyError): Problem {
  if (error instanceof NotFound) return notFound(error.message);
  if (error instanceof TitleTaken) {
    const fields = [{ field: 'title', message: 'is taken' }];
    return { status: 409, code: 'title_taken', message: error.message, fields };
  }
  // No note has an id that is not a number, and no path has broken escapes.
  if (error.validationContext === 'params') return notFound('no such note');
  if (error.code === 'FST_ERR_BAD_URL') return notFound('no such path');
  if (error.validation) return inputProblem(error.validation, error.validationContext);
  switch (error.statusCode) {
    case 400:
      return malformedBody;
    case 413: {
      const message = `the body must have at most ${MAX_BYTES} bytes`;
      return { status: 413, code: 'body_too_large', message, fields: [] };
    }
    case 415: {
      const message = 'the content type must be application/json';
      return { status: 415, code: 'unsupported_media_type', message, fields: [] };
    }
    default:
      return { status: 500, code: 'internal', message: 'something went wrong', fields: [] };
  }
}
// #endregion problem

export function notFound(message: string): Problem {
  return { status: 404, code: 'not_found', message, fields: [] };
}
