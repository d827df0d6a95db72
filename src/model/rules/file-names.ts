import { allKnown } from './references.ts';
import { listed, rule } from './rule.ts';

const id = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Names of files and folders are ids; a comparison is named by its options. */
export const fileNames = rule({ id: 'file-names', title: 'Files are named by their ids' }, ({ draft }, tell) => {
  const { publishers, options, releases, matrices, features, samples, pages, guides, perspectives } = draft;
  const named = [...publishers, ...options, ...releases, ...matrices, ...features, ...samples, ...pages];
  for (const one of [...named, ...guides, ...perspectives]) {
    if (id.test(one.id) && one.id.length <= 60) continue;
    tell({ file: one.file, line: 1, column: 1 }, `\`${one.id}\` is no id.`, {
      expected: 'lower-case letters, digits and single hyphens, starting with a letter; at most 60 characters',
      hint: 'rename the file or folder',
    });
  }
  for (const { id: name, file, data } of draft.comparisons) {
    const order = draft.matrices.find((matrix) => matrix.id === data.matrix)?.data.options ?? data.options;
    // An option outside the matrix stands last: it has no place in the order.
    const placeOf = (option: string) => (order.includes(option) ? order.indexOf(option) : order.length);
    const inOrder = data.options.toSorted((a, b) => placeOf(a) - placeOf(b));
    const expected = inOrder.join('-vs-');
    if (name === expected || !allKnown(order, draft) || !allKnown(data.options, draft)) continue;
    tell({ file, line: 1, column: 1 }, `A comparison of ${listed(inOrder)} is not named \`${name}\`.`, {
      expected: `its options in the order of its matrix: \`${expected}\``,
      hint: `rename it to ${expected}${/\.mdx?$/.exec(file)?.[0] ?? '.md'}`,
    });
  }
});
