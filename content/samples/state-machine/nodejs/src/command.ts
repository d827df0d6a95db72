import { accept, type Result, refuse } from './result.ts';

export type Command =
  | { readonly name: 'add'; readonly item: string }
  | { readonly name: 'place' }
  | { readonly name: 'pay'; readonly payment: string }
  | { readonly name: 'ship'; readonly tracking: string }
  | { readonly name: 'deliver' }
  | { readonly name: 'cancel' }
  | { readonly name: 'refund'; readonly refund: string };

/** Reads a command from a line, or says what is wrong with the line. */
export function parse(line: string): Result<Command> {
  const [name, ...rest] = line.split(/\s+/).filter((word) => word !== '');
  // Undefined unless there is exactly one.
  const argument = rest.length === 1 ? rest[0] : undefined;
  const alone = rest.length === 0;
  switch (name) {
    case 'add':
      return argument === undefined ? refuse('usage: add SKU') : accept({ name, item: argument });
    case 'place':
      return alone ? accept({ name }) : refuse('usage: place');
    case 'pay':
      return argument === undefined
        ? refuse('usage: pay PAYMENT')
        : accept({ name, payment: argument });
    case 'ship':
      return argument === undefined
        ? refuse('usage: ship TRACKING')
        : accept({ name, tracking: argument });
    case 'deliver':
      return alone ? accept({ name }) : refuse('usage: deliver');
    case 'cancel':
      return alone ? accept({ name }) : refuse('usage: cancel');
    case 'refund':
      return argument === undefined
        ? refuse('usage: refund REFERENCE')
        : accept({ name, refund: argument });
    case undefined:
      return refuse('no command');
    default:
      return refuse(`unknown command ${name}`);
  }
}
