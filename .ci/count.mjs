// Prints "N passed, N failed" from the report of the test runner, as the last line of .ci/run.
// What failed without being a test (a file that does not load, a run that broke off) counts as one.
import { readFileSync } from 'node:fs';

const [report = '', status = '1'] = process.argv.slice(2);

function count() {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const unread = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    return { passed: numPassedTests, failed: numFailedTests + unread };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const { passed, failed } = count();
const hidden = failed === 0 && (status !== '0' || passed === 0) ? 1 : 0;
console.log(`${passed} passed, ${failed + hidden} failed`);
process.exit(failed + hidden === 0 ? 0 : 1);
