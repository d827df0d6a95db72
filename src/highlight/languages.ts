const BY_EXTENSION: Readonly<Record<string, string>> = {
  go: 'go',
  h: 'c',
  java: 'java',
  json: 'json',
  proto: 'proto',
  py: 'python',
  rs: 'rust',
  toml: 'toml',
  ts: 'typescript',
  xml: 'xml',
};

/** The grammar for a file, by its name; undefined for plain text. */
export function languageOf(path: string): string | undefined {
  const name = path.split('/').at(-1) ?? '';
  if (/^Dockerfile(\.|$)/.test(name)) return 'docker';
  const ending = name.split('.').at(-1) ?? '';
  return Object.hasOwn(BY_EXTENSION, ending) ? BY_EXTENSION[ending] : undefined;
}

const BY_NAME: Readonly<Record<string, string>> = {
  bash: 'shellscript',
  sh: 'shellscript',
  shell: 'shellscript',
  docker: 'docker',
  dockerfile: 'docker',
  json: 'json',
  sql: 'sql',
  toml: 'toml',
  yaml: 'yaml',
};

/** The grammar for a fence, by the name behind its backticks; undefined for plain text. */
export const languageNamed = (name: string): string | undefined =>
  Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
