import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesOf } from './files.ts';

export interface Import {
  /** File below the root, with `/`. */
  readonly file: string;
  readonly line: number;
  /** What is imported, as written. */
  readonly to: string;
  /** Erased when the code runs. */
  readonly type: boolean;
  /** In a script of an .astro file: it runs in the browser. */
  readonly browser: boolean;
}

/** Every import of the source files below a folder. */
export function importsBelow(root: string, folder: string): Import[] {
  return filesOf(join(root, folder))
    .filter((file) => /\.(ts|mjs|astro)$/.test(file) && !file.endsWith('.d.ts'))
    .flatMap((file) => importsOf(`${folder}/${file}`, readFileSync(join(root, folder, file), 'utf8')));
}

/** The imports of a source file; of an .astro file those of its front matter and its scripts. */
export function importsOf(file: string, text: string): Import[] {
  if (!file.endsWith('.astro')) return inCode(file, text, 0, false);
  const front = /^\s*---\n([\s\S]*?)\n---/.exec(text);
  const scripts = [...text.matchAll(/<script(?:\s[^>]*)?>([\s\S]*?)<\/script>/g)];
  const lines = (end: number): number => text.slice(0, end).split('\n').length - 1;
  return [
    ...(front ? inCode(file, front[1] ?? '', lines(front[0].indexOf('---') + 4), false) : []),
    ...scripts.flatMap((one) => inCode(file, one[1] ?? '', lines(one.index), true)),
  ];
}

function inCode(file: string, code: string, before: number, browser: boolean): Import[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, type: boolean): void => {
    if (!node || !ts.isStringLiteralLike(node)) return;
    const line = before + source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push({ file, line, to: node.text, type, browser });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeImport({ importClause: clause }: ts.ImportDeclaration): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}
