import { expect, inject, test } from 'vitest';
import { checkFolder } from '../../src/integrations/links/check.ts';
import { renderFaults } from '../../src/integrations/links/report.ts';
import { readPlace } from '../../src/site/place.ts';
import { distOf } from '../setup/builds.ts';
import { project } from '../setup/run.ts';

const { origin } = readPlace(project);

test.each(['plain', 'based'] as const)(
  'every internal link and anchor of the %s build resolves, and ids are unique',
  (which) => {
    const { base } = inject(which);
    const faults = checkFolder(distOf(inject(which)), { base, origin });
    expect(faults, renderFaults(faults)).toEqual([]);
  },
);
