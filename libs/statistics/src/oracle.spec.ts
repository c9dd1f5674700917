import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { oracleMethods } from './oracle-adapters';
import { type OracleFile, differences, runCase } from './oracle-check';

const folder = join(__dirname, 'oracle');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as OracleFile);

describe.each(files.map((file) => [file.method, file] as const))('oracle %s', (method, file) => {
  it.each(file.cases.map((test) => [test.name, test] as const))('%s', (_, test) => {
    expect(runCase(oracleMethods[method], test)).toEqual([]);
  });
});

describe('the comparison itself', () => {
  it('finds a missing key, a wrong word, a wrong length and a number outside its tolerance', () => {
    const tolerance = { relative: 0.01, absolute: 0 };
    expect(differences({ a: 1 }, {}, tolerance)).toHaveLength(1);
    expect(differences({ a: 'x' }, { a: 'y' }, tolerance)).toHaveLength(1);
    expect(differences({ a: [1, 2] }, { a: [1] }, tolerance)).toHaveLength(1);
    expect(differences({ a: 100 }, { a: 101.1 }, tolerance)).toHaveLength(1);
    expect(differences({ a: null }, { a: 0 }, tolerance)).toHaveLength(1);
    expect(differences({ a: 100, b: null }, { a: 100.9, b: null, c: 3 }, tolerance)).toEqual([]);
  });

  it('counts an unknown method and a throwing one as failed', () => {
    const test = { name: 'any', input: {}, expected: { status: 'ok' } };
    expect(runCase(undefined, test)).toHaveLength(1);
    const throwing = () => {
      throw new Error('odd');
    };
    expect(runCase(throwing, test)).toEqual(['threw Error: odd']);
  });
});
