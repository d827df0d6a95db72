import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, test } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { buildApi } from './api.ts';
import type { FieldError } from './problem.ts';
import { Store } from './store.ts';

let folder: string;
let store: Store;
let log: PassThrough;
let api: FastifyInstance;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'notes-'));
  store = new Store(join(folder, 'notes.db'));
  log = new PassThrough();
  api = buildApi(store, log);
  store.create({ title: 'Milk', body: '' });
  store.create({ title: 'Bread', body: '' });
});

afterEach(async () => {
  await api.close();
  store.close();
  rmSync(folder, { recursive: true });
});

function send(line: string, type: string, body: string) {
  const [method, url = ''] = line.split(' ');
  const headers = type === '' ? {} : { 'content-type': type };
  return api.inject({ method: method as NonNullable<InjectOptions['method']>, url, headers, body });
}

function problem(code: string, message: string, ...fields: FieldError[]) {
  return { error: { code, message, fields } };
}

const invalid = (...fields: FieldError[]) =>
  problem('invalid_fields', 'some fields are not valid', ...fields);
const wrong = (field: string, message: string) => ({ field, message });

const milk = { id: 1, title: 'Milk', body: '' };
const bread = { id: 2, title: 'Bread', body: '' };
const missing = problem('not_found', 'no such note');
const notAllowed = problem('method_not_allowed', 'method not allowed');
const taken = problem('title_taken', 'another note has this title', wrong('title', 'is taken'));
const malformed = problem('malformed_body', 'the body must be one JSON object');
const notJson = problem('unsupported_media_type', 'the content type must be application/json');
const tooLarge = problem('body_too_large', 'the body must have at most 16384 bytes');
const badPage = invalid(
  wrong('after', 'must be a whole number, 0 or more'),
  wrong('limit', 'must be a whole number from 1 to 100'),
);
const tea = '{"title":"Tea"}';

const answers: [line: string, body: string, status: number, answer: unknown][] = [
  ['GET /notes', '', 200, { notes: [milk, bread], next: null }],
  ['GET /notes?limit=1', '', 200, { notes: [milk], next: 1 }],
  ['GET /notes?limit=1&after=1', '', 200, { notes: [bread], next: null }],
  ['GET /notes?after=9', '', 200, { notes: [], next: null }],
  ['GET /notes?limit=101&after=-1', '', 422, badPage],
  ['GET /notes?limit=1e1&after=1e1', '', 422, badPage],
  ['POST /notes', tea, 201, { id: 3, title: 'Tea', body: '' }],
  ['POST /notes', '{"title":"Milk"}', 409, taken],
  ['GET /notes/1', '', 200, milk],
  ['GET /notes/9', '', 404, missing],
  ['GET /notes/one', '', 404, missing],
  ['GET /notes/99999999999999999999', '', 404, missing],
  ['PUT /notes/1', '{"title":"Milk","body":"2"}', 200, { ...milk, body: '2' }],
  ['PUT /notes/1', '{"title":"Bread"}', 409, taken],
  ['PUT /notes/9', tea, 404, missing],
  ['DELETE /notes/1', '', 204, undefined],
  ['DELETE /notes/9', '', 404, missing],
  ['GET /note', '', 404, problem('not_found', 'no such path')],
  ['DELETE /notes', '', 405, notAllowed],
  ['POST /notes/1', 'anything', 405, notAllowed],
];

for (const [line, body, status, answer] of answers) {
  test(`${line} ${body}`, async () => {
    const response = await send(line, body ? 'application/json; charset=utf-8' : '', body);

    assert.equal(response.statusCode, status);
    assert.deepEqual(response.body ? response.json() : undefined, answer);
    const type = status === 204 ? undefined : 'application/json; charset=utf-8';
    assert.equal(response.headers['content-type'], type);
    assert.equal('allow' in response.headers, status === 405);
    assert.equal(response.headers.location, status === 201 ? '/notes/3' : undefined);
    assert.equal(log.read(), null);
  });
}

const json = 'application/json';
const note = (title: number, body: number, letter: string) =>
  `{"title":"${letter.repeat(title)}","body":"${letter.repeat(body)}"}`;

const inputs: [name: string, type: string, body: string, status: number, answer?: unknown][] = [
  ['the longest', json, note(100, 1000, '🍞'), 201],
  ['everything escaped', json, note(100, 1000, '\\ud83c\\udf5e'), 201],
  [
    'too long',
    json,
    note(101, 1001, 'é'),
    422,
    invalid(
      wrong('body', 'must have at most 1000 characters'),
      wrong('title', 'must have at most 100 characters'),
    ),
  ],
  ['nothing', json, '{}', 422, invalid(wrong('title', 'is required'))],
  ['blank', json, '{"title":" \\n"}', 422, invalid(wrong('title', 'must not be blank'))],
  [
    'null',
    json,
    '{"title":null,"body":null}',
    422,
    invalid(wrong('body', 'must be a string'), wrong('title', 'must be a string')),
  ],
  [
    'unknown fields',
    json,
    '{"title":"Tea","id":9,"TITLE":"tea"}',
    422,
    invalid(wrong('TITLE', 'is not a known field'), wrong('id', 'is not a known field')),
  ],
  ['no object', json, '[]', 400, malformed],
  ['null as the body', json, 'null', 400, malformed],
  ['an empty body', json, '', 400, malformed],
  ['two objects', json, `${tea}{}`, 400, malformed],
  ['cut off', json, '{"title":"Tea"', 400, malformed],
  ['nested deeply', json, '['.repeat(15_000), 400, malformed],
  ['too large', json, note(100, 16_384, 'x'), 413, tooLarge],
  ['no content type', '', tea, 415, notJson],
  ['another content type', 'text/plain', tea, 415, notJson],
];

for (const [name, type, body, status, answer] of inputs) {
  test(`input: ${name}`, async () => {
    const response = await send('POST /notes', type, body);

    assert.equal(response.statusCode, status, response.body);
    if (answer) assert.deepEqual(response.json(), answer);
  });
}

test('an error of the database is logged and not told', async () => {
  const other = new DatabaseSync(join(folder, 'notes.db'));
  other.exec('DROP TABLE notes');
  other.close();
  for (const line of ['GET /notes', 'GET /notes/1', 'POST /notes', 'DELETE /notes/1']) {
    const response = await (line.startsWith('POST') ? send(line, json, tea) : send(line, '', ''));

    assert.equal(response.statusCode, 500);
    assert.deepEqual(response.json(), problem('internal', 'something went wrong'));
    const logged = String(log.read());
    assert.match(logged, /no such table: notes/);
    assert.ok(logged.includes(`${line} failed`), logged);
  }
});
