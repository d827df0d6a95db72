import { didYouMean } from '../model/problem.ts';
import type { Content } from '../model/schema/content.ts';

/** Which of the words are samples and which options, or what is wrong with one. */
export function sortWords(words: readonly string[], { samples }: Content) {
  const ids = samples.map(({ id }) => id);
  const options = [...new Set(samples.flatMap(({ projects }) => projects.map(({ option }) => option)))];
  const wrong = words.find((word) => !ids.includes(word) && !options.includes(word));
  if (wrong !== undefined) {
    const hint =
      didYouMean(wrong, [...ids, ...options]) ?? `samples: ${ids.join(', ')}; options: ${options.join(', ')}`;
    throw new Error(`There is neither a sample nor an option \`${wrong}\`: ${hint}`);
  }
  return {
    samples: words.filter((word) => ids.includes(word)),
    options: words.filter((word) => options.includes(word)),
  };
}
