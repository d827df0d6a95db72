import { describe, expect, test } from 'vitest';
import type { Comparison, Content, Matrix, OptionProfile } from '../../../src/model/schema/content.ts';
import { type Pair, pairName, pairsOf, pickable } from '../../../src/site/pairs.ts';
import { loaded } from '../../setup/content.ts';

const base = loaded();
const [matrix] = base.matrices as [Matrix];
const [article] = base.comparisons as [Comparison];
const [profile] = base.options as [OptionProfile];

const named = (id: string, name: string): OptionProfile => ({ ...profile, id, name });
const options = [...base.options, named('grpc', 'gRPC'), named('soap', 'SOAP')];

/** The base site with other options in its matrix, and more matrices beside it. */
const site = (of: readonly string[], ...more: Matrix[]): Content => ({
  ...base,
  options,
  matrices: [{ ...matrix, options: [...of] }, ...more],
});
const pairOf = (content: Content, id: string): Pair => {
  const pair = pairsOf(content).find((one) => one.id === id);
  if (!pair) throw new Error(`no pair ${id}`);
  return pair;
};

describe('pairs', () => {
  test('are every two options of a matrix, in its order, each once', () => {
    const ids = pairsOf(site(['rest', 'graphql', 'grpc', 'soap'])).map(({ id }) => id);
    expect(ids).toEqual([
      'rest-vs-graphql',
      'rest-vs-grpc',
      'rest-vs-soap',
      'graphql-vs-grpc',
      'graphql-vs-soap',
      'grpc-vs-soap',
    ]);
  });

  test('have an address, and one the other way round', () => {
    const { address, inverse } = pairOf(site(['rest', 'grpc']), 'rest-vs-grpc');
    expect([address, inverse]).toEqual(['/compare/rest-vs-grpc/', 'grpc-vs-rest']);
  });

  test('keep the shapes that their options have in the matrix', () => {
    expect(pairOf(site(['rest', 'graphql', 'soap']), 'graphql-vs-soap').columns).toMatchObject([
      { id: 'graphql', name: 'GraphQL', shape: 1 },
      { id: 'soap', name: 'SOAP', shape: 2 },
    ]);
  });

  test('have the article that was written about them', () => {
    const content = site(['rest', 'graphql', 'grpc']);
    expect(pairsOf(content).map((one) => one.article?.title)).toEqual(['REST or GraphQL', undefined, undefined]);
  });

  test('have no article while it is a draft', () => {
    const content = { ...site(['rest', 'graphql']), comparisons: [{ ...article, draft: true }] };
    expect(pairOf(content, 'rest-vs-graphql').article).toBeUndefined();
  });

  test('have no article of three', () => {
    const three = { ...article, id: 'rest-vs-graphql-vs-grpc', options: ['rest', 'graphql', 'grpc'] };
    const content = { ...site(['rest', 'graphql', 'grpc']), comparisons: [three] };
    expect(pairsOf(content).map((one) => one.article)).toEqual([undefined, undefined, undefined]);
  });

  test('belong to the first matrix that has them, in whichever order', () => {
    const second = { ...matrix, id: 'queues', options: ['soap', 'grpc', 'rest'] };
    const pairs = pairsOf(site(['rest', 'grpc'], second));
    expect(pairs.map(({ id, matrix: { id: of } }) => `${id} ${of}`)).toEqual([
      'rest-vs-grpc api-styles',
      'soap-vs-grpc queues',
      'soap-vs-rest queues',
    ]);
  });

  test('are none without a matrix', () => {
    expect(pairsOf({ ...base, matrices: [] })).toEqual([]);
  });
});

test('what can be picked are the options of each matrix', () => {
  const content = site(['rest', 'soap'], { ...matrix, id: 'queues', options: ['grpc', 'rest'] });
  expect(pickable(content).map((one) => [one.matrix.id, one.columns.map(({ name }) => name)])).toEqual([
    ['api-styles', ['REST', 'SOAP']],
    ['queues', ['gRPC', 'REST']],
  ]);
});

test('a pair is called by the names of its options', () => {
  expect(pairName(pairOf(site(['rest', 'grpc']), 'rest-vs-grpc'), 'or')).toBe('REST or gRPC');
});
