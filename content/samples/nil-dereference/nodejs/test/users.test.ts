import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Users } from '../src/users.ts';

// #region test
const users = new Users([{ name: 'ada', email: 'ada@example.com' }]);

test('the address of a user', () => {
  assert.equal(users.email('ada'), 'ada@example.com');
});

test('the address of nobody', () => {
  assert.equal(users.email('eve'), '');
});
// #endregion test
