import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlace } from '../../src/site/place.ts';
import { findChromium } from '../setup/browser.ts';
import { readPages } from '../setup/html.ts';
import { runLighthouse } from '../setup/lighthouse.ts';
import { freePort, project, startAstro, startNode } from '../setup/run.ts';
import budgets from './budgets.json' with { type: 'json' };
import { printTable, type Row } from './table.ts';
import { kindOf, weigh } from './weight.ts';

// `npm run bench`: builds the site aside, weighs and loads it, and holds the figures to budgets.json.
// Exits 1 if one is over. Times and memory depend on the machine: read them beside earlier ones of the same.

const dist = join(project, '.cache/bench/dist');
const { base } = readPlace(project);
const rows: Row[] = [];

function atMost(what: string, figure: number, budget: number, unit: string): void {
  rows.push({ what, figure, budget, unit, ok: figure <= budget });
}

function atLeast(what: string, figure: number, budget: number, unit: string): void {
  rows.push({ what, figure, budget, unit, ok: figure >= budget });
}

async function timed(run: () => Promise<{ code: number | null; stdout: string; stderr: string }>): Promise<number> {
  const start = performance.now();
  const { code, stdout, stderr } = await run();
  if (code !== 0) throw new Error(stdout + stderr);
  return (performance.now() - start) / 1000;
}

/** Watches the memory of a process, in megabytes; 0 where the system does not tell. */
function watchMemory(pid: number | undefined): () => number {
  let most = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // The process has ended, or there is no /proc.
    }
  }, 50);
  return () => {
    clearInterval(look);
    return Math.round(most);
  };
}

async function build(): Promise<void> {
  const running = startAstro(['build'], project, { TRADEOFFS_OUT_DIR: dist, NODE_ENV: 'production' });
  const memory = watchMemory(running.child.pid);
  const seconds = await timed(() => running.ended);
  atLeast('build', readPages(dist).length / seconds, budgets.build.pagesPerSecond, 'pages/s');
  atMost('build, peak memory', memory(), budgets.build.megabytes, 'MB');
}

function weights(): void {
  const pages = readPages(dist).map((page) => ({ page, weight: weigh(dist, base, page) }));
  for (const kind of ['comparison', 'matrix', 'page'] as const) {
    const group = pages.filter(({ page }) => kindOf(page) === kind);
    for (const part of ['html', 'styles', 'scripts', 'fonts'] as const) {
      const most = Math.max(0, ...group.map(({ weight }) => weight[part]));
      atMost(`heaviest ${kind}, ${part}`, most / 1000, budgets[kind][part] / 1000, 'kB');
    }
  }
}

async function speed(): Promise<void> {
  const { path } = await findChromium();
  const port = await freePort();
  const server = startNode([join(project, 'src/cli/start.ts'), '--port', String(port)], project, {
    TRADEOFFS_OUT_DIR: dist,
  });
  const [address = ''] = await server.said(/http:\/\/\S+/, 10_000);
  for (const page of ['', 'compare/go-vs-rust/']) {
    // The best of three: whatever else the machine does only ever costs points.
    const scores: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const result = await runLighthouse(path, address + page, ['performance']);
      scores.push(result.scores['performance'] ?? 0);
    }
    atLeast(`Lighthouse performance of /${page}`, Math.max(...scores), budgets.lighthouse.performance, '');
  }
  server.child.kill('SIGTERM');
  await server.ended;
}

await build();
weights();
atMost(
  'check',
  await timed(() => startNode([join(project, 'src/cli/check.ts')], project).ended),
  budgets.check.seconds,
  's',
);
await speed();

printTable(rows);
process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
