import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Command, parse } from '../src/command.ts';
import { apply, newOrder, type Order, render, type Sale } from '../src/order.ts';

const items = ['A-1', 'B-2'];
const sale: Sale = { items, payment: 'P-1' };

// A key is missing, and this does not compile, when a state or a command is added.
const everyState: { [Status in Order['status']]: Extract<Order, { status: Status }> } = {
  draft: { status: 'draft', items },
  placed: { status: 'placed', items },
  paid: { status: 'paid', sale },
  shipped: { status: 'shipped', sale, tracking: 'T-1' },
  delivered: { status: 'delivered', sale, tracking: 'T-1' },
  cancelled: { status: 'cancelled', items },
  refunded: { status: 'refunded', sale, refund: 'R-1' },
};
const everyCommand: { [Name in Command['name']]: Extract<Command, { name: Name }> } = {
  add: { name: 'add', item: 'C-3' },
  place: { name: 'place' },
  pay: { name: 'pay', payment: 'P-9' },
  ship: { name: 'ship', tracking: 'T-9' },
  deliver: { name: 'deliver' },
  cancel: { name: 'cancel' },
  refund: { name: 'refund', refund: 'R-9' },
};

const allowed: { [Status in Order['status']]: { [Name in Command['name']]?: string } } = {
  draft: {
    add: 'draft: A-1, B-2, C-3',
    place: 'placed: A-1, B-2',
    cancel: 'cancelled: A-1, B-2',
  },
  placed: {
    pay: 'paid: A-1, B-2; payment P-9',
    cancel: 'cancelled: A-1, B-2',
  },
  paid: {
    ship: 'shipped: A-1, B-2; payment P-1; tracking T-9',
    refund: 'refunded: A-1, B-2; payment P-1; refund R-9',
  },
  shipped: { deliver: 'delivered: A-1, B-2; payment P-1; tracking T-1' },
  delivered: { refund: 'refunded: A-1, B-2; payment P-1; refund R-9' },
  cancelled: {},
  refunded: {},
};

for (const order of Object.values(everyState)) {
  for (const command of Object.values(everyCommand)) {
    test(`${order.status} answers ${command.name}`, () => {
      const before = structuredClone(order);
      const want = allowed[order.status][command.name];

      const next = apply(order, command);

      if (want === undefined) {
        const reason = `cannot ${command.name} in state ${order.status}`;
        assert.deepEqual(next, { ok: false, reason });
      } else {
        assert.ok(next.ok);
        assert.equal(render(next.value), want);
      }
      assert.deepEqual(order, before);
    });
  }
}

test('an order without items is not placed', () => {
  const next = apply(newOrder, { name: 'place' });

  assert.deepEqual(next, { ok: false, reason: 'cannot place without items' });
});

test('lines are parsed', () => {
  const cases: [string, Command][] = [
    ['add A-1', { name: 'add', item: 'A-1' }],
    ['place', { name: 'place' }],
    ['pay P-1', { name: 'pay', payment: 'P-1' }],
    ['ship T-1', { name: 'ship', tracking: 'T-1' }],
    ['deliver', { name: 'deliver' }],
    ['cancel', { name: 'cancel' }],
    [' refund R-1', { name: 'refund', refund: 'R-1' }],
  ];
  for (const [line, value] of cases) {
    assert.deepEqual(parse(line), { ok: true, value });
  }
});

test('bad lines are refused', () => {
  const cases: [string, string][] = [
    ['', 'no command'],
    [' ', 'no command'],
    ['fly away', 'unknown command fly'],
    ['PLACE', 'unknown command PLACE'],
    ['add', 'usage: add SKU'],
    ['add A-1 B-2', 'usage: add SKU'],
    ['place now', 'usage: place'],
    ['pay', 'usage: pay PAYMENT'],
    ['ship', 'usage: ship TRACKING'],
    ['deliver now', 'usage: deliver'],
    ['cancel now', 'usage: cancel'],
    ['refund', 'usage: refund REFERENCE'],
  ];
  for (const [line, reason] of cases) {
    assert.deepEqual(parse(line), { ok: false, reason }, line);
  }
});
