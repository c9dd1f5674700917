import * as fc from 'fast-check';
import type { LedgerEntry } from '@waymark/contract';
import type { Series } from '../../table/series';
import { aSeries, counts, events } from '../../testing/a-series';
import { aContextDraft, auditOptions } from '../../testing/an-edition';
import { incidents, survey } from '../../testing/sample-indicators';
import { auditContext } from '../edition/audit-context';
import { tableOf } from '../edition/draft-edition';
import { canonical } from '../edition/seal-edition';
import { type Change, changesIn } from './changes';
import { savedFrom } from './saved-editions';

const { policy } = auditOptions();
const worlds = { numRuns: Number(process.env['ATTACK_WORLDS'] ?? 60), seed: 20260915 };

/** A handful, as the policy counts: a change of so few tells of persons. */
const handful = Math.max(policy.events.withheld_to, policy.sensitive.min_count - 1);

/** Publishes two editions; by how much does somebody who saved both know that a figure changed? */
function told(before: Series, after: Series, remembers = true): Change[] {
  let ledger: readonly LedgerEntry[] = [];
  const [first, second] = [before, after].map((series, at) => {
    const draft = aContextDraft(series);
    const audited = auditContext(draft, auditOptions({ ledger: remembers ? ledger : [], edition: at + 1 }));
    ledger = [...ledger, ...audited.entries];
    return savedFrom([canonical(tableOf(draft, audited))], [survey, incidents]);
  });
  return changesIn(first ?? [], second ?? [], policy);
}
/** Changes of a handful that are known to within fewer values than the policy keeps. */
const narrow = (changes: readonly Change[]): Change[] =>
  changes.filter(
    ({ min, max }) =>
      max - min + 1 < policy.audit.min_possible_values &&
      Math.min(Math.abs(min), Math.abs(max)) <= handful &&
      (min > 0 || max < 0),
  );

describe('somebody who holds one edition against the next', () => {
  it('does not learn that one more said yes', () => {
    const [before, after] = [aSeries(survey, [counts(5, 60)]), aSeries(survey, [counts(6, 61)])];
    // 8 and 10 per cent of about 60 people can only be 5 and 6
    expect(narrow(told(before, after, false))).toEqual([
      expect.objectContaining({ of: 'x', min: 1, max: 1 }),
    ]);
    expect(narrow(told(before, after))).toEqual([]);
  });
  it('does not learn by how few events changed', () => {
    const [before, after] = [
      [20, 22, 24],
      [20, 22, 25],
    ].map((list) =>
      aSeries(
        incidents,
        list.map((n) => events(n)),
      ),
    );
    if (!before || !after) throw new Error('two editions');
    // rounding to 5 leaves nine values for the difference of two counts
    expect(told(before, after, false).filter(({ of }) => of === 'x')).toEqual([]);
    expect(narrow(told(before, after))).toEqual([]);
  });
  it('learns no change of a handful in any of many worlds, and does where editions forget', () => {
    const wave = fc.tuple(
      fc.integer({ min: 20, max: 90 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
    );
    let forgotten = 0;
    fc.assert(
      fc.property(wave, ([n, percent, moreYes, moreNo]) => {
        const x = Math.round((n * percent) / 100);
        const yes = Math.max(0, x + moreYes);
        const [before, after] = [counts(x, n), counts(yes, Math.max(yes, yes + n - x + moreNo))].map((one) =>
          aSeries(survey, [one]),
        );
        if (!before || !after) throw new Error('two editions');
        forgotten += narrow(told(before, after, false)).length;
        expect(narrow(told(before, after))).toEqual([]);
      }),
      worlds,
    );
    expect(forgotten).toBeGreaterThan(0);
  });
});
