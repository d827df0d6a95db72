import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf } from '../setup/files.ts';
import { type Import, importsBelow, importsOf } from '../setup/imports.ts';
import { project } from '../setup/run.ts';
import { roomOf, rooms } from './rooms.ts';

/** What is wrong with an import, and where its code should go. */
function fault({ file, line, to, type, browser }: Import): string | undefined {
  const room = roomOf(file);
  if (!room) return `${file} lies in none of the rooms ${rooms.map(({ path }) => path).join(', ')}`;
  const told = `${file}:${line} imports ${to}`;
  if (/^(astro:|virtual:)/.test(to) || /\.css$/.test(to)) {
    return room.core ? `${told}: ${room.path} knows no framework; ${room.instead}` : undefined;
  }
  if (!to.startsWith('.')) return packageFault(to, type, told, room);
  const target = posix.join(posix.dirname(file), to.replace(/\?.*$/, ''));
  if (!target.startsWith('src/') || /\.(woff2|svg|png)$/.test(target)) return undefined;
  if (type && room.types.some((allowed) => lies(target, allowed))) return undefined;
  if (browser && lies(target, 'src/islands')) return undefined;
  if (roomOf(target) === room) return undefined;
  if (room.may.some((allowed) => lies(target, allowed)) && !room.never.some((one) => lies(target, one)))
    return undefined;
  const list = [...room.may, ...room.types.map((one) => `types of ${one}`)].join(', ') || 'nothing';
  return `${told}: ${room.path} may import ${list}; ${room.instead}`;
}

function packageFault(to: string, type: boolean, told: string, room: (typeof rooms)[number]): string | undefined {
  if (!room.packages || (type && !isBuiltin(to))) return undefined;
  const name = isBuiltin(to)
    ? to
    : to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/');
  if (room.packages.includes(name)) return undefined;
  return `${told}: of packages ${room.path} may import ${room.packages.join(', ') || 'none'}; ${room.instead}`;
}

function lies(target: string, allowed: string): boolean {
  return target === allowed || target.startsWith(`${allowed}/`);
}

test('every import keeps to the direction of dependencies', () => {
  const faults = new Set(importsBelow(project, 'src').flatMap((one) => fault(one) ?? []));
  expect([...faults].join('\n')).toBe('');
});

test('an import against the direction is found, wherever it stands', () => {
  const wrong: [string, string][] = [
    ['src/model/derive/lead.ts', "import * as z from 'zod';"],
    ['src/model/derive/lead.ts', "import { id } from '../schema/scalars.ts';"],
    ['src/model/rules/dates.ts', "import { readFileSync } from 'node:fs';"],
    ['src/model/read/file.ts', "import { defineConfig } from 'astro/config';"],
    ['src/report/text.ts', "export { at } from '../cli/check.ts';"],
    ['src/site/rows.ts', "const page = await import('../pages/index.astro');"],
    ['src/components/page/Header.astro', "---\nimport { getContent } from '../../site/content.ts';\n---\n<p>a</p>"],
    ['src/components/page/Header.astro', "---\nconst a = 1;\n---\n<script>import '../../model/content.ts';</script>"],
    ['src/drawer/any.ts', "import { join } from 'node:path';"],
  ];
  for (const [file, text] of wrong) {
    const faults = importsOf(file, text).map(fault);
    expect(faults, `${file}: ${text}`).toEqual([expect.stringContaining(file)]);
  }
  const right: [string, string][] = [
    ['src/model/derive/lead.ts', "import type { Feature } from '../schema/content.ts';"],
    ['src/components/page/Header.astro', "---\n---\n<script>import '../../islands/page.ts';</script>"],
  ];
  for (const [file, text] of right) expect(importsOf(file, text).map(fault)).toEqual([undefined]);
});

test('the folders of the project are those of the design', () => {
  const made = /^(node_modules|dist|dist\..*)$/;
  const folders = readdirSync(project, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !made.test(entry.name))
    .map(({ name }) => name);
  expect(folders.sort()).toEqual(['content', 'public', 'src', 'tests']);
});

test('files are named by what they hold: kebab-case.ts, PascalCase.astro, no drawers', () => {
  const files = ['src', 'tests'].flatMap((folder) => filesOf(join(project, folder)).map((file) => `${folder}/${file}`));
  const drawers = files.filter((file) => /\/(utils?|helpers?|common|misc|lib)(\/|\.)/.test(file));
  const code = files.filter((file) => file.endsWith('.ts')).map((file) => posix.basename(file));
  const parts = files
    .filter((file) => /^src\/(components|layouts)\/.*\.astro$/.test(file))
    .map((file) => posix.basename(file));
  expect(drawers).toEqual([]);
  expect(code.filter((name) => !/^(\[?[a-z0-9]+(-[a-z0-9]+)*\]?)(\.[a-z]+)*\.ts$/.test(name))).toEqual([]);
  expect(parts.filter((name) => !/^([A-Z][a-z0-9]*)+\.astro$/.test(name))).toEqual([]);
});

test('a page only wires: at most 40 lines', () => {
  const pages = filesOf(join(project, 'src/pages')).map((file) => {
    const lines = readFileSync(join(project, 'src/pages', file), 'utf8')
      .trimEnd()
      .split('\n').length;
    return `${file}: ${lines} lines`;
  });
  expect(pages.filter((told) => Number(/(\d+) lines/.exec(told)?.[1]) > 40)).toEqual([]);
});
