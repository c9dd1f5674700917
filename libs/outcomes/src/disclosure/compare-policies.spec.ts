import type { DisclosurePolicy } from '@waymark/contract';
import { externalPolicy } from '../testing/external-policy';
import { comparePolicies, policyDifferences, policyRules, withRules } from './compare-policies';
import { policyFaults } from './policy';

const policy = externalPolicy();
type Path = readonly string[];

/** Every number in a policy, by its path: the file says what there is, not this spec. */
function numbers(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'number') return [path];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, field]) => numbers(field, [...path, name]));
}
function changed(path: Path, by: (value: number) => number): DisclosurePolicy {
  const copy = structuredClone(policy) as unknown as Record<string, unknown>;
  const holder = path.slice(0, -1).reduce((at, name) => at[name] as Record<string, unknown>, copy);
  const last = path.at(-1) ?? '';
  holder[last] = by(holder[last] as number);
  return copy as unknown as DisclosurePolicy;
}

describe('two policies', () => {
  it('are alike when they are the same', () => {
    expect(comparePolicies(policy, policy)).toEqual([]);
    expect(comparePolicies(policy, { ...policy, version: 2 })).toEqual([]);
  });

  const ours = numbers(policy).filter((path) => path.at(-1) !== 'version');
  it.each(ours.map((path) => [path.join('.'), path] as const))(
    'differ in %s one way only, and there by a sentence',
    (_, path) => {
      const found = [0.5, 2].map((factor) =>
        comparePolicies(
          policy,
          changed(path, (value) => (value === 1 ? (factor < 1 ? 0 : 3) : Math.ceil(value * factor))),
        ),
      );
      const looser = found.filter((list) => list.length > 0);
      expect(looser).toHaveLength(1);
      expect(looser[0]?.[0]?.sentence).toMatch(/\.$/);
    },
  );
  it('name every loosening, however much stricter the rest became', () => {
    const next = {
      ...policy,
      people_sample: { ...policy.people_sample, min_base: 10, min_count: 9 },
      sensitive: { ...policy.sensitive, zero_or_all: 'shown' as const },
    };
    expect(comparePolicies(policy, next).map(({ path, from, to }) => `${path}: ${from} to ${to}`)).toEqual([
      'people_sample.min_base: 20 to 10',
      'sensitive.zero_or_all: withheld to shown',
    ]);
  });
  it('can be changed in every rule there is, each as it is written on the page', () => {
    const paths = policyRules(policy).map(({ path }) => path);
    const fields = numbers(policy).map((path) =>
      path.join('.').replace(/periods_reaching\..*/, 'periods_reaching'),
    );
    expect(paths).toEqual(
      expect.arrayContaining(
        [...new Set(fields)].filter((path) => path !== 'version' && !path.startsWith('changelog')),
      ),
    );
    expect(withRules(policy, policyRules(policy))).toEqual(policy);
    const change = (path: string, value: number | string) =>
      withRules(policy, [{ path, value }]) as DisclosurePolicy;
    const half = change('events.periods_reaching', '1 of 2');
    expect(half.events.periods_reaching).toEqual({ at_least: 1, of: 2 });
    expect(policyDifferences(policy, half)).toMatchObject([
      { from: '2 of 3', to: '1 of 2', becomes: 'looser' },
    ]);
    expect(policyDifferences(policy, change('events.periods_reaching', '3 of 4'))[0]?.becomes).toBe(
      'stricter',
    );
    // the same share written otherwise
    expect(policyDifferences(policy, change('events.periods_reaching', '4 of 6'))).toEqual([]);
    for (const never of ['0 of 3', '3 of 2'])
      expect(policyFaults(change('events.periods_reaching', never))).toHaveLength(1);
    expect(policyDifferences(policy, change('audit.search_steps', 90))[0]?.becomes).toBe('looser');
    expect(policyDifferences(policy, change('audit.search_steps', 30))[0]?.becomes).toBe('stricter');
  });
  it('count steps that cut differently as looser: 5 to 7, but not 5 to 10', () => {
    const rounded = (rounding: number) => ({ ...policy, events: { ...policy.events, rounding } });
    expect(comparePolicies(policy, rounded(10))).toEqual([]);
    expect(comparePolicies(policy, rounded(7))).toHaveLength(1);
    expect(comparePolicies(policy, rounded(1))).toHaveLength(1);
  });
});
