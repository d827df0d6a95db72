import type { FastifySchemaValidationError } from 'fastify';
import type { FieldError, Problem } from './problem.ts';

/** Of a body: enough for both fields with everything escaped. */
export const MAX_BYTES = 16 * 1024;

/** Ids that JavaScript can tell from the next. */
export const idSchema = {
  type: 'object',
  properties: { id: { type: 'string', pattern: '^[0-9]{1,15}$' } },
};

/** As texts: conversion by the schema would take 1e1 for 10. */
export const pageSchema = {
  type: 'object',
  properties: {
    after: { type: 'string', pattern: '^[0-9]{1,15}$', default: '0' },
    limit: { type: 'string', pattern: '^([1-9][0-9]?|100)$', default: '20' },
  },
};

// #region input
export const fieldsSchema = {
  type: 'object',
  properties: {
    title: { type: 'string', maxLength: 100, pattern: '\\S' },
    body: { type: 'string', maxLength: 1000, default: '' },
  },
  required: ['title'],
  additionalProperties: false,
};

/**
 * Fastify's own options change what does not fit and stop at the first error. To list all would
 * be costly if bodies could be large.
 */
export const validation = { allErrors: true, coerceTypes: false, removeAdditional: false } as const;

/** What a client is told of all that a schema found. */
export function inputProblem(
  violations: readonly FastifySchemaValidationError[],
  context: string | undefined,
): Problem {
  if (violations.some((one) => one.keyword === 'type' && one.instancePath === '')) {
    return malformedBody;
  }
  const fields = violations
    .map(context === 'querystring' ? wrongParameter : wrongField)
    .sort((a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : 0));
  return { status: 422, code: 'invalid_fields', message: 'some fields are not valid', fields };
}

function wrongField({ keyword, instancePath, params }: FastifySchemaValidationError): FieldError {
  switch (keyword) {
    case 'required':
      return { field: String(params.missingProperty), message: 'is required' };
    case 'additionalProperties':
      return { field: String(params.additionalProperty), message: 'is not a known field' };
  }
  const messages: Record<string, string> = {
    type: 'must be a string',
    maxLength: `must have at most ${params.limit} characters`,
    pattern: 'must not be blank',
  };
  return { field: instancePath.slice(1), message: messages[keyword] ?? 'is not valid' };
}
// #endregion input

function wrongParameter({ instancePath }: FastifySchemaValidationError): FieldError {
  const messages: Record<string, string> = {
    after: 'must be a whole number, 0 or more',
    limit: 'must be a whole number from 1 to 100',
  };
  const field = instancePath.slice(1);
  return { field, message: messages[field] ?? 'is not valid' };
}

export const malformedBody: Problem = {
  status: 400,
  code: 'malformed_body',
  message: 'the body must be one JSON object',
  fields: [],
};
