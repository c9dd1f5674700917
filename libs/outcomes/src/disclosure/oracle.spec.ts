import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { oracleChecks, oracleMethods } from './oracle-adapters';

interface Case {
  readonly name: string;
  readonly input: Record<string, unknown>;
  readonly options?: Record<string, unknown>;
  readonly expected: Record<string, unknown>;
}
const folder = join(__dirname, 'oracle');
const files = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { method: string; cases: Case[] },
);

/** Numbers within the tolerance of the files; everything else exactly. */
const roughly = (value: unknown): unknown => {
  if (typeof value === 'number') return expect.closeTo(value, 9) as unknown;
  if (Array.isArray(value)) return value.map(roughly);
  if (value === null || typeof value !== 'object') return value;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(value).map(([key, field]) => [key, roughly(field)])),
  ) as unknown;
};

describe.each(files.map((file) => [file.method, file] as const))('%s', (method, { cases }) => {
  it.each(cases.map((test) => [test.name, test] as const))('%s', (_, test) => {
    expect(oracleMethods[method]?.(test.input, test.options ?? {})).toEqual(roughly(test.expected));
    expect(oracleChecks[method]?.(test) ?? []).toEqual([]);
  });
});

describe('the checks by property', () => {
  const of = (method: string, name: string): Case =>
    files.find((file) => file.method === method)?.cases.find((test) => test.name === name) as Case;
  it('see a wrong answer of secondary suppression', () => {
    const test = of('sdc_secondary_suppression', 'three_by_three_one_primary');
    const check = oracleChecks.sdc_secondary_suppression;
    expect(check?.({ ...test, expected: { ...test.expected, primary: [[1, 1]] } })).toHaveLength(1);
    expect(check?.({ ...test, expected: { ...test.expected, max_allowed_hidden: 3 } })).toHaveLength(1);
    expect(
      check?.({ ...test, expected: { status: 'not_computable', reason: 'invalid_input' } }),
    ).toHaveLength(2);
  });
  it('see a wrong answer of differencing', () => {
    const test = of('sdc_differencing', 'all_minus_subset');
    const violations = [{ set: ['u10'] }];
    const check = oracleChecks.sdc_differencing;
    expect(check?.({ ...test, expected: { ...test.expected, allowed: true } })).toHaveLength(1);
    expect(check?.({ ...test, expected: { ...test.expected, violations } })).toHaveLength(1);
  });
});
