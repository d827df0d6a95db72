import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Changes } from './content.ts';
import { project } from './run.ts';

export const guide = 'guides/what-is-an-api.md';
export const perspective = 'perspectives/caches-first.md';

/** A guide as small as can be; `more` is more front matter, each line with its line feed. */
export const guideText = (more = ''): string => `---
title: What is an API?
description: What one program may ask of another.
lede: A promise of what a program answers to which question.
authors: [Base editors]
published: 2026-11-20
updated: 2026-11-20
${more}---

## A promise

One side asks as the standard says [@http-semantics], the other answers.
`;

/** A perspective as small as can be; `more` is more front matter, each line with its line feed. */
export const perspectiveText = (more = ''): string => `---
title: Caches first
description: Why answers that can be shared matter most.
bias: The author runs caches for a living.
claim: Whoever can cache should take REST.
matrix: api-styles
options: [rest, graphql]
carriedBy: [caching]
against: [over-fetching]
authors: [Base editors]
published: 2026-11-20
updated: 2026-11-20
${more}---

## The argument

An answer that is kept is never computed again [@http-caching].
`;

const rest = readFileSync(join(project, 'tests/fixtures/sites/base/content/options/rest.yaml'), 'utf8');

/** An option that no matrix of the base site has. */
export const thirdOption: Changes = {
  'options/soap.yaml': rest.replace('name: REST', 'name: SOAP'),
  'releases/soap.yaml': { copy: 'releases/rest.yaml' },
};
