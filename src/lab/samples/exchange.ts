import { request as send } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { Exchange } from '../../model/schema/case.ts';
import { LIMIT } from '../server.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends one request on a connection of its own; rejects when there is no whole answer in time. */
function ask(
  address: string,
  { request: line = '', headers = {}, body, json }: Exchange,
  limit: number,
): Promise<Answer> {
  const [method = '', path = ''] = line.split(' ');
  const text = json === undefined ? body : JSON.stringify(json);
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  const length = text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) };
  return new Promise((resolve, reject) => {
    const outgoing = send(`${address}${path}`, { method, headers: { ...type, ...length, ...headers }, agent: false });
    const late = () => outgoing.destroy(new Error(`nothing whole within ${limit / 1000} s`));
    const timer = setTimeout(late, limit);
    outgoing.once('close', () => clearTimeout(timer));
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const found = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        const status = response.statusCode ?? 0;
        resolve({ status, headers: Object.fromEntries(found), body: Buffer.concat(chunks).toString() });
      });
    });
    outgoing.end(text);
  });
}

/** Plays one request; what differs from what is expected, a line each. */
export async function play(address: string, exchange: Exchange, limit: number = LIMIT): Promise<string[]> {
  const { request, expect } = exchange;
  let answer: Answer;
  try {
    answer = await ask(address, exchange, limit);
  } catch (error) {
    return [`${request}: no answer (${error instanceof Error ? error.message : error})`];
  }
  const faults: string[] = [];
  const tell = (what: string, found: string, wanted: string) =>
    faults.push(`${request}: ${what} ${found}, expected ${wanted}`);
  if (answer.status !== expect?.status) tell('status', String(answer.status), `${expect?.status}; ${answer.body}`);
  for (const [name, wanted] of Object.entries(expect?.headers ?? {})) {
    if (answer.headers[name] !== wanted) tell(name, answer.headers[name] ?? 'missing', wanted);
  }
  if (expect?.body !== undefined && answer.body !== expect.body) tell('body', answer.body, expect.body);
  if (expect?.json !== undefined && !isDeepStrictEqual(parsed(answer.body), expect.json)) {
    tell('JSON', answer.body, JSON.stringify(expect.json));
  }
  return faults;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
