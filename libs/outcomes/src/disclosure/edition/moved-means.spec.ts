import type { DisclosurePolicy, LedgerEntry } from '@waymark/contract';
import * as fc from 'fast-check';
import { aSeries, moments } from '../../testing/a-series';
import { aContextDraft, auditOptions } from '../../testing/an-edition';
import { score } from '../../testing/sample-indicators';
import { auditContext } from './audit-context';
import { meansLeft, scoresLeft } from './moved-means';

// Named once: in Jest's sandbox every use of a global is looked up anew.
const { floor, sqrt } = Math;
const runs = { numRuns: Number(process.env['ATTACK_WORLDS'] ?? 60), seed: 20260915 };
const { policy } = auditOptions();

interface Group {
  readonly people: number;
  readonly mean: number;
  readonly sd: number;
}
const groupOf = (scores: readonly number[]): Group => {
  const people = scores.length;
  const mean = scores.reduce((sum, one) => sum + one, 0) / people;
  const squares = scores.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { people, mean, sd: sqrt(squares / (people - 1)) };
};
const edition = (
  groups: readonly (Group & { readonly breakdown?: string })[],
  ledger: readonly LedgerEntry[] = [],
  with_: DisclosurePolicy = policy,
) =>
  auditContext(
    aContextDraft(
      ...groups.map(({ people, mean, sd, breakdown = '' }) =>
        aSeries(score, [moments(people, mean, sd)], { breakdown }),
      ),
    ),
    auditOptions({ ledger, edition: 1 + (ledger[0]?.edition ?? 0), policy: with_ }),
  );
const causes = ({ drafts }: ReturnType<typeof edition>) =>
  drafts.map(({ decisions }) => decisions.map((one) => (one.state === 'shown' ? 'shown' : one.cause)).join());

describe('a mean score printed again', () => {
  it('is refused where one person more can only have scored at the very top', () => {
    // 21 x 77.5 - 20 x 76.5 = 97.5: the newcomer scored 98, 99 or 100.
    const before = edition([{ people: 20, mean: 76, sd: 10 }]).entries;
    const after = edition([{ people: 21, mean: 78, sd: 10 }], before);
    expect(causes(after)).toEqual(['earlier edition']);
    expect(after.refused[0]).toMatchObject({ editions: [1], indicator: 'SCH-01' });
    // One point lower it is 96.5, so 97 to 100: four values, as the policy asks.
    const lower = edition([{ people: 20, mean: 75, sd: 11 }]).entries;
    expect(causes(edition([{ people: 21, mean: 77, sd: 12 }], lower))).toEqual(['shown']);
    // Not compared with what was said of another wave, or of others.
    const elsewhere = before.map((one) => ({ ...one, start: '2010-04-01', end: '2011-03-31' }));
    expect(causes(edition([{ people: 21, mean: 78, sd: 10 }], elsewhere))).toEqual(['shown']);
  });
  it('is refused after an erasure too, where the two tell what the person scored', () => {
    const before = edition([{ people: 21, mean: 78, sd: 10 }]).entries;
    expect(causes(edition([{ people: 20, mean: 76, sd: 10 }], before))).toEqual(['earlier edition']);
  });
  it('is refused where the mean says little and the standard deviation says the rest', () => {
    // Forty close to 52 and one with 100: the mean allows 52 to 100, the spread only the last two points.
    const before = { people: 40, mean: 52, sd: 1.4 };
    const after = {
      people: 41,
      mean: (40 * 52 + 100) / 41,
      sd: sqrt((39 * 1.96 + (40 / 41) * 48 ** 2) / 40),
    };
    const scale = { lowest: 0, highest: 100 };
    const said = (mean: number, sd: number) => ({
      mean: { lower: mean - 0.5, upper: mean + 0.5 },
      spread: { lower: sd - 0.5, upper: sd + 0.5 },
      scale,
    });
    const [one, two] = [said(52, 1), said(53, 8)];
    expect(scoresLeft({ people: 40, score: one }, { people: 41, score: two }, 1)).toBe(2);
    const means = { lower: 41 * 52.5 - 40 * 52.5, upper: 41 * 53.5 - 40 * 51.5 };
    expect(meansLeft(means, 1, scale, 1)).toBe(48);
    expect(causes(edition([after], edition([before]).entries))).toEqual(['earlier edition']);
  });
  it('is refused where all and others tell the mean of the rest, over two editions', () => {
    // Twenty-two others at 76, then all twenty-three at 78: the one who is no other scored 23 x 77.5 - 22 x 76.5 = 99.5 or more.
    const others = { people: 22, mean: 76.49, sd: 10, breakdown: 'group=others' };
    const first = edition([others]).entries;
    expect(causes(edition([{ people: 23, mean: 77.51, sd: 10 }], first))).toEqual(['earlier edition']);
    expect(causes(edition([{ people: 23, mean: 77.4, sd: 10 }], first))).toEqual(['shown']);
  });
});

/** Whole scores of the newcomer for which some numbers fit both pages: by trying, not by the formula of the ledger. */
function stillPossible(before: Group, after: Group): number {
  const round = (value: number): number => floor(value + 0.5);
  const n = before.people;
  const [mean1, sd1, mean2, sd2] = [before.mean, before.sd, after.mean, after.sd].map(round) as [
    number,
    number,
    number,
    number,
  ];
  let left = 0;
  for (let x = 0; x <= 100; x += 1) {
    let found = false;
    for (let m = mean1 - 0.5; m < mean1 + 0.5 && !found; m += 0.02) {
      if (round((n * m + x) / (n + 1)) !== mean2) continue;
      for (let s = sd1 - 0.5; s < sd1 + 0.5 && !found; s += 0.02)
        found = s >= 0 && round(sqrt(((n - 1) * s * s + (n / (n + 1)) * (x - m) ** 2) / n)) === sd2;
    }
    if (found) left += 1;
  }
  return left;
}

describe('an attacker with two editions, who knows both numbers of people', () => {
  const joined = fc
    .tuple(
      fc.integer({ min: 20, max: 24 }),
      fc.integer({ min: 45, max: 90 }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(100),
    )
    .map(([people, centre, apart, newcomer]): { before: Group; after: Group } => {
      const scores = Array.from({ length: people }, (_, at) => Math.min(100, centre + ((at * 7) % apart)));
      return { before: groupOf(scores), after: groupOf([...scores, newcomer]) };
    });
  const narrowed = (remembers: boolean): number => {
    let given = 0;
    fc.assert(
      fc.property(joined, ({ before, after }) => {
        const first = edition([before]);
        const second = edition([after], remembers ? first.entries : []);
        if (causes(second)[0] === 'shown' && stillPossible(before, after) < 4) given += 1;
      }),
      runs,
    );
    return given;
  };
  it('narrows nobody’s score to fewer than four values', () => expect(narrowed(true)).toBe(0));
  it('would, were each edition decided as if it were the first', () =>
    expect(narrowed(false)).toBeGreaterThan(0));
});
