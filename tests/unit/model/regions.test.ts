import { describe, expect, test } from 'vitest';
import { cut, readRegions } from '../../../src/model/read/regions.ts';

const lines = (...text: string[]) => text.join('\n');

describe('regions of a sample', () => {
  test('markers go, code stays, and lines count without them', () => {
    const source = lines('package a', '', '// #region ask', 'func ask() {', '\treturn', '}', '// #endregion ask', '');
    const { text, stretches, faults } = readRegions(source);
    expect(text).toBe(lines('package a', '', 'func ask() {', '\treturn', '}', ''));
    expect(stretches).toEqual([{ region: 'ask', from: 3, to: 5, line: 3 }]);
    expect(faults).toEqual([]);
  });

  test.each(['// #region a', '# #region a', '-- #region a', '; #region a', '  //  #region  a  '])(
    '%s opens a region',
    (marker) => {
      expect(readRegions(lines(marker, 'code', marker.replace('region', 'endregion'))).stretches).toHaveLength(1);
    },
  );

  test.each(['#region a', '// #regional a', '// region a', 'x() // #region a'])('%s is code', (marker) => {
    expect(readRegions(marker)).toEqual({ text: marker, stretches: [], faults: [] });
  });

  test('regions overlap', () => {
    const source = lines('// #region a', '1', '// #region b', '2', '// #endregion a', '3', '// #endregion b');
    const { text, stretches } = readRegions(source);
    expect(text).toBe(lines('1', '2', '3'));
    expect(stretches.map((one) => cut(text.split('\n'), one))).toEqual([lines('1', '2'), lines('2', '3')]);
  });

  test('a marker between empty lines leaves one of them, and a region begins and ends with code', () => {
    const { text, stretches } = readRegions(lines('a', '', '// #region b', '', 'b', '', '// #endregion b', '', 'c'));
    expect(text).toBe(lines('a', '', 'b', '', 'c'));
    expect(stretches).toEqual([{ region: 'b', from: 3, to: 3, line: 3 }]);
  });

  test('the indentation that all lines share goes', () => {
    const text = lines('fn a() {', '    if b {', '        c();', '', '    }', '}');
    expect(cut(text.split('\n'), { from: 2, to: 5 })).toBe(lines('if b {', '    c();', '', '}'));
    expect(cut(['\ta', '    b'], { from: 1, to: 2 })).toBe(lines('\ta', '    b'));
  });
});
