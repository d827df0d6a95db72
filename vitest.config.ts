import { defineConfig } from 'vitest/config';

// Where there is one worker, vitest runs those of order 0 after all others, hence 1 and 2.
const sequence = { groupOrder: 1 };

// The site is built before the projects that read it; everything else needs only Node.
export default defineConfig({
  test: {
    // By itself, vitest leaves a core free: on two cores, tests that mostly wait for a browser would stand in line.
    maxWorkers: '100%',
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/tests.json' },
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], sequence, testTimeout: 20_000 } },
      { test: { name: 'messages', include: ['tests/messages/**/*.test.ts'], sequence } },
      {
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          sequence,
          globalSetup: ['tests/setup/global-build.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          sequence,
          globalSetup: ['tests/setup/global-build.ts', 'tests/setup/global-browser.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // By itself, at the end: tools build there with all cores.
      { test: { name: 'lab', include: ['tests/lab/**/*.test.ts'], sequence: { groupOrder: 2 } } },
      { test: { name: 'tools', include: ['tests/tools.test.ts'], sequence, testTimeout: 240_000 } },
    ],
  },
});
