import type { Content } from '../model/schema/content.ts';
import { at, featureAt } from './addresses.ts';
import { articleLinks } from './related.ts';
import { featuresOf } from './rows.ts';

/** An address that a page had before, without slashes at its ends, and where it stands now. */
export interface MovedPage {
  readonly from: string;
  readonly to: string;
  readonly title: string;
}

/** Rows and articles that content/moved.yaml gives another address. */
export function movedPages(content: Content): MovedPage[] {
  const rows = content.matrices.flatMap((matrix) =>
    featuresOf(matrix).flatMap(({ id, name, formerly }) =>
      formerly.map((from) => ({ from: `matrices/${matrix.id}/${from}`, to: featureAt(matrix.id, id), title: name })),
    ),
  );
  const links = articleLinks(content);
  const articles = Object.entries(content.moved.articles).map(([from, to]) => {
    const address = at(`/${to}/`);
    return { from, to: address, title: links.find((link) => link.address === address)?.title ?? to };
  });
  return [...rows, ...articles];
}
