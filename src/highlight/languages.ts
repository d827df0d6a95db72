const BY_EXTENSION: Readonly<Record<string, string>> = { go: 'go', rs: 'rust', toml: 'toml' };

/** The grammar for a file, by its name; undefined for plain text. */
export function languageOf(path: string): string | undefined {
  const name = path.split('/').at(-1) ?? '';
  if (/^Dockerfile(\.|$)/.test(name)) return 'docker';
  return BY_EXTENSION[name.split('.').at(-1) ?? ''];
}
