import { afterAll, expect, inject, test } from 'vitest';
import { build, distOf } from '../setup/builds.ts';
import { copyProject } from '../setup/copy.ts';
import { printsOf } from '../setup/files.ts';

const copy = copyProject();
afterAll(copy.remove);

test('a build from another folder, with nothing cached, has the same bytes', async () => {
  const again = await build('again', '/', copy.root);
  expect(printsOf(distOf(again))).toEqual(printsOf(distOf(inject('plain'))));
});
