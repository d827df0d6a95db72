import type { Site } from '../model/schema/site.ts';

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** An address of the site, such as `/compare/`, under the base path. */
export function at(path: string): string {
  return base + path.replace(/^\//, '');
}

export const homeAt = (): string => at('/');
export const comparisonsAt = (): string => at('/compare/');
export const comparisonAt = (id: string): string => at(`/compare/${id}/`);
export const matrixAt = (matrix: string): string => at(`/matrices/${matrix}/`);
export const matrixDataAt = (matrix: string): string => at(`/data/matrices/${matrix}.json`);
export const featureAt = (matrix: string, feature: string): string => at(`/matrices/${matrix}/${feature}/`);
export const optionAt = (option: string): string => at(`/options/${option}/`);
export const sampleAt = (sample: string): string => at(`/samples/${sample}/`);
/** A line of a sample's file, from 1. */
export const lineAt = (sample: string, option: string, path: string, line: number): string =>
  `${sampleAt(sample)}#${option}/${path}:${line}`;
export const measurementsAt = (): string => at('/measurements/');
/** The figures of a run as data. */
export const measurementFileAt = (run: string, format: 'json' | 'csv'): string => at(`/measurements/${run}.${format}`);
/** A project of a sample as an archive. */
export const archiveAt = (sample: string, option: string): string => `${sampleAt(sample)}${sample}-${option}.zip`;
export const sourcesAt = (source?: string): string => at(source ? `/sources/#${source}` : '/sources/');
export const guideAt = (guide: string): string => at(`/guides/${guide}/`);
export const perspectiveAt = (perspective: string): string => at(`/perspectives/${perspective}/`);
export const glossaryAt = (term?: string): string => at(term ? `/glossary/#${term}` : '/glossary/');
export const pageAt = (page: string): string => at(`/${page}/`);

/** The file in the repository, opened for an edit. */
export function editAt(site: Site, file: string): string {
  return `${site.repository}/edit/${site.branch}/${file}`;
}

/** A new issue in the repository, filled in. GitHub and Forgejo read these parameters. */
export function reportAt(site: Site, title: string, body: string): string {
  const said = new URLSearchParams({ title, body });
  return `${site.repository}/issues/new?${said}`;
}

/** The repository as it stood at a revision. */
export const sourceRevisionAt = (site: Site, commit: string): string => `${site.repository}/tree/${commit}`;

/** The file or folder in the repository, opened to be read. */
export function sourceAt(site: Site, file: string): string {
  return `${site.repository}/tree/${site.branch}/${file}`;
}
