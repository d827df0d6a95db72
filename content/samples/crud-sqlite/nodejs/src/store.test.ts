import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { NotFound, Store, TitleTaken } from './store.ts';

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'notes-'));
  store = new Store(join(folder, 'what? 100%.db'));
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

test('notes outlive the store', () => {
  const note = store.create({ title: 'Milk\0and\n“bread” 🍞', body: '' });
  store.close();
  assert.deepEqual(readdirSync(folder), ['what? 100%.db']);

  store = new Store(join(folder, 'what? 100%.db'));

  assert.deepEqual(store.get(note.id), note);
});

test('a title is taken once', () => {
  const milk = store.create({ title: 'Milk', body: '' });
  const bread = store.create({ title: 'Bread', body: '' });

  assert.throws(() => store.create({ title: 'Milk', body: '' }), TitleTaken);
  assert.throws(() => store.replace(bread.id, { title: 'Milk', body: '' }), TitleTaken);
  assert.deepEqual(store.replace(milk.id, { title: 'Milk', body: '2' }), { ...milk, body: '2' });
});

test('what is not there', () => {
  const { id } = store.create({ title: 'Milk', body: '' });
  store.delete(id);

  assert.throws(() => store.get(id), NotFound);
  assert.throws(() => store.replace(id, { title: 'Milk', body: '' }), NotFound);
  assert.throws(() => store.delete(id), NotFound);
  assert.notEqual(store.create({ title: 'Milk', body: '' }).id, id, 'an id given out twice');
});

test('a list has an order and a limit', () => {
  for (const title of ['c', 'a', 'b']) store.create({ title, body: '' });

  assert.deepEqual(store.list(1, 1), [{ id: 2, title: 'a', body: '' }]);
});

test('a folder that is missing', () => {
  assert.throws(() => new Store(join(folder, 'missing/notes.db')));
});
