import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { jsonSchemas } from '../model/schema/json-schema.ts';

const usage = `Writes .schemas/ from the schemas of content, so that editors complete and check YAML while one types.

Usage: npm run schemas -- [--check] [--root folder]

  --check  writes nothing; fails where .schemas/ is not what would be written
  --root   the folder that holds .schemas/; default: this one
`;

/** What the arguments ask for, or why they cannot be met. */
function readArguments(args: string[]): { readonly check: boolean; readonly folder: string } | string {
  try {
    const { values } = parseArgs({
      args,
      options: { check: { type: 'boolean', default: false }, root: { type: 'string', default: '.' } },
    });
    return { check: values.check, folder: join(resolve(values.root), '.schemas') };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The text of a file, or nothing where there is none. */
function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const wanted = readArguments(process.argv.slice(2));
if (typeof wanted === 'string') {
  process.stderr.write(`${wanted}\n\n${usage}`);
  process.exitCode = 2;
} else {
  const files = jsonSchemas();
  mkdirSync(wanted.folder, { recursive: true });
  const strays = readdirSync(wanted.folder).filter((name) => !files.has(name));
  const stale = [...files].filter(([name, text]) => textAt(join(wanted.folder, name)) !== text);
  if (wanted.check) {
    for (const name of [...stale.map(([one]) => one), ...strays]) process.stderr.write(`.schemas/${name} is stale\n`);
    if (stale.length + strays.length > 0) {
      process.stderr.write('run `npm run schemas` and commit what it writes\n');
      process.exitCode = 1;
    }
  } else {
    for (const [name, text] of stale) writeFileSync(join(wanted.folder, name), text);
    for (const name of strays) rmSync(join(wanted.folder, name), { recursive: true });
  }
  if (process.exitCode === undefined) process.stdout.write(`${files.size} schemas are up to date in .schemas/\n`);
}
