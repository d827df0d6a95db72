// Leads an order through its states by commands from standard input and answers each with a
// line.

import { createInterface } from 'node:readline';

import { parse } from './command.ts';
import { apply, newOrder, type Order, render } from './order.ts';
import type { Result } from './result.ts';

// #region loop
let order = newOrder;
for await (const line of createInterface({ input: process.stdin })) {
  const next = follow(order, line);
  if (!next.ok) {
    console.log(`refused: ${next.reason}`);
    continue;
  }
  order = next.value;
  console.log(render(order));
}

function follow(order: Order, line: string): Result<Order> {
  const command = parse(line);
  return command.ok ? apply(order, command.value) : command;
}
// #endregion loop
