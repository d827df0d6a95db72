import type { BrowserContext } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import budgets from '../bench/budgets.json' with { type: 'json' };
import { kinds, useBrowser } from '../setup/browse.ts';

const { fresh } = useBrowser();

interface Seen {
  /** Console errors and refusals by the policy. */
  readonly complaints: string[];
  readonly requests: string[];
}

async function visit(context: BrowserContext, address: string): Promise<Seen> {
  const complaints: string[] = [];
  const requests: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`the policy refused ${blockedURI} by ${violatedDirective}`);
    });
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  await page.goto(address, { waitUntil: 'networkidle' });
  return { complaints, requests };
}

describe.each(kinds())('%s', (address) => {
  test('breaks no rule of its headers and talks to nobody else', async () => {
    const { complaints, requests } = await visit(await fresh(), address);
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(inject('address')))).toEqual([]);
    expect(requests.length).toBeLessThanOrEqual(budgets.requests);
  });

  test('breaks no rule where only the meta tag states the policy', async () => {
    const context = await fresh();
    await context.route('**/*', async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    const { complaints } = await visit(context, address);
    expect(complaints).toEqual([]);
  });
});

test('the policy refuses what is inline, with the header and with the meta tag alone', async () => {
  for (const keep of [true, false]) {
    const context = await fresh();
    await context.route('**/*', async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      if (!keep) delete headers['content-security-policy'];
      if (!response.headers()['content-type']?.startsWith('text/html')) return route.fulfill({ response, headers });
      const body = (await response.text()).replace('</body>', '<script>document.title = "ran"</script></body>');
      return route.fulfill({ response, headers, body });
    });
    const { complaints } = await visit(context, '/');
    expect(complaints.join('\n')).toMatch(/the policy refused inline/);
  }
});
