/** A part of the source and what its code may import. */
export interface Room {
  readonly path: string;
  /** Folders and files whose code it may run, beside its own. */
  readonly may: readonly string[];
  /** Parts of those that it may not. */
  readonly never: readonly string[];
  /** Folders whose types it may name. */
  readonly types: readonly string[];
  /** Packages and modules of Node that it may run; absent: any. */
  readonly packages?: readonly string[];
  /** Knows no framework. */
  readonly core: boolean;
  /** Where code goes that needs more. */
  readonly instead: string;
}

const model = 'src/model';
const addresses = 'src/site/addresses.ts';
const strings = 'src/strings';

type Rule = Pick<Room, 'path' | 'may' | 'instead'> & Partial<Room>;

const rules: readonly Rule[] = [
  {
    path: 'src/model/schema',
    may: [],
    packages: ['zod'],
    core: true,
    instead: 'what looks at several files is a rule in src/model/rules',
  },
  {
    path: 'src/model/derive',
    may: [],
    types: ['src/model/schema'],
    packages: [],
    core: true,
    instead: 'the browser uses this room; hand the data in as arguments',
  },
  {
    path: 'src/model/read',
    may: ['src/model/problem.ts'],
    types: ['src/model/schema'],
    // The slugger is the one that gives headings their ids on the page.
    packages: [
      'yaml',
      'gray-matter',
      'satteri',
      'github-slugger',
      'hdr-histogram-js',
      'jsonc-parser',
      'node:fs',
      'node:path',
      'node:crypto',
    ],
    core: true,
    instead: 'what judges content is a rule in src/model/rules, what renders it lies in src/site',
  },
  {
    path: 'src/model/rules',
    may: ['src/model/derive', 'src/model/problem.ts'],
    types: ['src/model/schema', 'src/model/read'],
    packages: [],
    core: true,
    instead: 'what touches files or formats belongs in src/model/read',
  },
  { path: 'src/model/problem.ts', may: [], packages: [], core: true, instead: 'a problem is plain data' },
  {
    path: 'src/model',
    may: ['src/model/read', 'src/model/schema', 'src/model/rules', 'src/model/derive', 'src/model/problem.ts'],
    packages: ['node:path'],
    core: true,
    instead: 'it only joins what the rooms of the model offer',
  },
  {
    path: 'src/report',
    may: [model, strings, addresses],
    instead: 'what decides belongs in src/model, what writes files in src/cli',
  },
  { path: 'src/highlight', may: [model, strings, addresses], instead: 'what places code on a page is a component' },
  {
    path: 'src/exports',
    may: [model, strings, addresses],
    instead: 'an export turns content into bytes and nothing else',
  },
  {
    path: 'src/strings',
    may: [],
    types: ['src/model/schema', 'src/model/derive'],
    instead: 'words are data; what chooses among them belongs to its user',
  },
  {
    path: 'src/site',
    may: [model, strings, 'src/highlight'],
    instead: 'what shows is a component, what hooks into the build an integration',
  },
  {
    path: 'src/islands',
    may: ['src/model/derive', strings],
    // What it fetches is what they write.
    types: ['src/exports'],
    packages: [],
    instead: 'a script in the browser works on the HTML that is there',
  },
  { path: 'src/lab', may: [model], instead: 'the site reads what the lab wrote, as content' },
  {
    path: 'src/components',
    // The rail is drawn by the build and by scripts.
    may: [strings, 'src/site', 'src/highlight', 'src/model/derive/rail.ts'],
    never: ['src/site/content.ts', 'src/site/loader.ts', 'src/site/dist.ts'],
    types: [model],
    instead: 'a page loads, src/site prepares, and hands the result down as props',
  },
  {
    path: 'src/layouts',
    may: ['src/components', 'src/site', strings],
    never: ['src/site/content.ts', 'src/site/loader.ts', 'src/site/dist.ts'],
    types: [model],
    instead: 'a page loads, src/site prepares, and hands the result down as props',
  },
  {
    path: 'src/pages',
    may: ['src/layouts', 'src/components', 'src/site', 'src/exports', strings],
    types: [model],
    instead: 'logic belongs in src/site or src/model/derive',
  },
  {
    path: 'src/cli',
    may: [model, 'src/report', 'src/site', 'src/lab'],
    instead: 'what others need too belongs in src/model or src/site',
  },
  {
    path: 'src/integrations',
    may: [model, 'src/report', 'src/site'],
    instead: 'what others need too belongs in src/model or src/site',
  },
  { path: 'src/content.config.ts', may: [model, 'src/report', 'src/site'], instead: 'a loader belongs in src/site' },
];

// Nothing imports pages, cli, integrations or content.config.ts: no room has them in its list.
export const rooms: readonly Room[] = rules.map((rule) => ({ never: [], types: [], core: false, ...rule }));

/** The room that a file of the source lies in. */
export function roomOf(file: string): Room | undefined {
  return rooms.find(({ path }) => file === path || file.startsWith(`${path}/`));
}
