import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { headersFor, parseHeaderRules } from '../../../src/cli/serve/header-rules.ts';
import { metaPolicy } from '../../../src/site/policy.ts';
import { project } from '../../setup/run.ts';

// The header can say who may frame the page; a meta tag cannot.
const headerPolicy = `${metaPolicy}; frame-ancestors 'none'`;
const headers = headersFor(parseHeaderRules(readFileSync(join(project, 'public/_headers'), 'utf8')), '/');

test('the header states the policy of the pages, and who may frame them', () => {
  expect(headers.get('content-security-policy')).toBe(headerPolicy);
});

test('the policy allows this site and nothing inline', () => {
  for (const directive of headerPolicy.split('; ')) expect(directive).toMatch(/^[a-z-]+ '(self|none)'$/);
  expect(headerPolicy).toMatch(/^default-src 'none'/);
});

test.each([
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'strict-transport-security',
])('%s is set on every page', (name) => {
  expect(headers.get(name)).toMatch(/\S/);
});
