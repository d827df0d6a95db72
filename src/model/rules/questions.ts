import { rule } from './rule.ts';

const most = 90;

/** An answer can be read in half a minute. */
export const questions = rule({ id: 'questions', title: 'Answers are short', tolerable: true }, ({ draft }, tell) => {
  for (const { data, at } of [...draft.comparisons, ...draft.guides]) {
    for (const [index, { answer, question }] of data.faq.entries()) {
      const words = answer
        .replace(/\[@[^\]]*\]/g, '')
        .split(/\s+/)
        .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
      if (words > most)
        tell(at(['faq', index, 'answer']), `The answer has ${words} words.`, { expected: `at most ${most}` });
      if (!question.endsWith('?')) {
        tell(at(['faq', index, 'question']), `\`${question}\` does not end as a question.`, {
          hint: 'end it with a question mark',
        });
      }
    }
  }
});
