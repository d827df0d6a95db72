import { describe, expect, test } from 'vitest';
import { measurementCsv, measurementJson } from '../../../src/exports/measurement.ts';
import type { Measurement } from '../../../src/model/schema/content.ts';
import { loaded } from '../../setup/content.ts';
import { run, runText } from '../../setup/measured.ts';

function measurement(text = runText()): Measurement {
  const [one] = loaded({ [run]: text }).measurements;
  if (!one) throw new Error('there is no measurement');
  return one;
}

describe('figures as CSV', () => {
  const lines = measurementCsv(measurement()).split('\r\n');

  test('a line a figure, quoted where it must be', () => {
    expect(lines[0]).toBe('run,sample,metric,option,unit,conditions,at_least,number,figure');
    expect(lines[1]).toBe('2026-11-20,read-order,build-cold,rest,s,"all cores, ""cold""",false,1,3');
    expect(lines.filter((line) => line.includes('build-cold')).map((line) => line.split(',').slice(-2))).toEqual([
      ['1', '3'],
      ['2', '4'],
      ['3', '5'],
      ['1', '7'],
      ['2', '8'],
      ['3', '9'],
    ]);
  });

  test('holds the percentiles of latencies, a figure for each run', () => {
    const metrics = lines.flatMap((line) => /latency-\w+/.exec(line) ?? []).map(String);
    expect(metrics).toEqual(['p50', 'p50', 'p90', 'p90', 'p99', 'p99', 'p999', 'p999'].map((one) => `latency-${one}`));
  });

  test('ends with a line end, and has as many fields in every line', () => {
    expect(lines.at(-1)).toBe('');
    const commas = (line: string) => line.replace(/"([^"]|"")*"/g, '').split(',').length;
    expect(new Set(lines.slice(0, -1).map(commas))).toEqual(new Set([9]));
  });
});

describe('figures as JSON', () => {
  test('are what was read, with the environment, and without where the file lies', () => {
    const one = measurement();
    const { version, ...data } = JSON.parse(measurementJson(one));
    const { file, ...about } = one;
    expect(version).toBe(1);
    expect(data).toEqual(JSON.parse(JSON.stringify(about)));
    expect(data.environment.cpu).toBe('A processor');
    expect(measurementJson(one)).not.toContain(file);
  });
});
