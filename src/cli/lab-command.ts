import { endAll } from '../lab/process.ts';
import { loadContent } from '../model/content.ts';
import { didYouMean } from '../model/problem.ts';
import type { Content } from '../model/schema/content.ts';
import { renderText } from '../report/text.ts';

/** Runs a command of the lab; whatever it has started ends with it, also when it is interrupted. */
export async function labCommand(usage: string, main: () => Promise<void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      endAll();
      process.stderr.write('\ninterrupted: nothing was written\n');
      process.exit(130);
    });
  }
  try {
    await main();
  } catch (error) {
    endAll();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 2;
  }
}

/** The content below a folder; throws where it has problems, which are printed. */
export function soundContent(root: string): Content {
  const { content, problems } = loadContent(root);
  if (problems.length === 0) return content;
  process.stderr.write(renderText(problems, { color: false }));
  throw new Error('The lab runs only content without problems.');
}

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
