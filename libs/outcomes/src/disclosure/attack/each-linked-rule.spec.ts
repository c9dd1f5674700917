import type { LedgerEntry } from '@waymark/contract';
import type { Stats } from '../../rollup/stats';
import type { Series } from '../../table/series';
import { aSeries, counts, events, moments } from '../../testing/a-series';
import { aContextDraft, auditOptions } from '../../testing/an-edition';
import { causesIn } from '../../testing/breaches';
import { attacked } from '../../testing/nested-places';
import { concerns, incidents, score, sensitive, survey } from '../../testing/sample-indicators';
import { nestingOf } from '../audit/nesting';
import { auditContext, auditContexts, type ContextDraft } from '../edition/audit-context';
import { isolates } from '../edition/differencing';
import { tableOf } from '../edition/draft-edition';
import { canonical } from '../edition/seal-edition';
import { type LinkedRule, linkedRules, type Without } from '../linked-rules';
import { recover } from '../recover';
import { close, decide } from '../release';
import { countsRoundedFrom, roundedFrom } from '../rounding';
import { countsOf } from './clues';
import { savedFrom } from './saved-editions';

const { policy } = auditOptions();
const indicators = [survey, sensitive, score, incidents, concerns];
const few = policy.audit.min_possible_values;

/** What the attacker knows to within fewer values than the policy keeps, when these rules are not there. */
type Attack = (without: Without) => readonly string[];

/** Withheld by a rule of its own, and narrowed by somebody who was told which rule: one edition, any number of places. */
const narrowed =
  (...contexts: readonly ContextDraft[]): Attack =>
  (without) => {
    const audited = auditContexts(contexts, auditOptions({ without }));
    const saved = savedFrom(
      audited.map((one, at) => canonical(tableOf(contexts[at] as ContextDraft, one))),
      indicators,
    );
    const causes = causesIn(audited.flatMap(({ drafts }) => drafts));
    const own = new Set(
      [...causes].flatMap(([key, cause]) =>
        cause.startsWith('small') || cause === 'zero or all' ? [key] : [],
      ),
    );
    const nesting = nestingOf(contexts.map(({ place }) => place));
    return recover(saved, policy, causes, null, [], nesting).flatMap(({ key, of, possible }) =>
      own.has(key) && possible < few ? [`${key} ${of}: ${possible}`] : [],
    );
  };
const inOneEdition = (...series: readonly Series[]): Attack => narrowed(aContextDraft(...series));

interface Span {
  readonly lower: number;
  readonly upper: number;
}
/** Numbers who said yes, or events, that a printed figure can stand for; null where it is not printed. */
function printed(series: Series, ledger: readonly LedgerEntry[], edition: number, without: Without) {
  const audited = auditContext(aContextDraft(series), auditOptions({ ledger, edition, without }));
  const [decision] = audited.drafts[0]?.decisions ?? [];
  const stats = decision?.state === 'shown' ? decision.stats : null;
  return { stats, span: stats && spanOf(stats), entries: audited.entries };
}
function spanOf(stats: Stats): Span {
  if (stats.kind === 'events') return countsRoundedFrom(stats.events, policy.events.rounding);
  const yes = countsOf(stats, survey, policy).map(({ numerator }) => numerator);
  return { lower: Math.min(...yes), upper: Math.max(...yes) };
}

/** Printed one after the other, the last takes all others away: how many are left? Each edition knows those before it. */
const takenAway =
  (earlier: readonly Series[], last: Series): Attack =>
  (without) => {
    let ledger: readonly LedgerEntry[] = [];
    const spans = [...earlier, last].map((series, at) => {
      const one = printed(series, ledger, at + 1, without);
      ledger = [...ledger, ...one.entries];
      return one.span;
    });
    const whole = spans.pop();
    if (!whole || spans.some((span) => span === null)) return [];
    const lower = spans.reduce((sum, span) => sum - (span?.upper ?? 0), whole.lower);
    const upper = spans.reduce((sum, span) => sum - (span?.lower ?? 0), whole.upper);
    return upper - Math.max(lower, 0) + 1 < few ? [`${lower} to ${upper} are left`] : [];
  };

const years = (list: readonly number[], breakdown = ''): Series =>
  aSeries(
    incidents,
    list.map((n) => events(n)),
    { breakdown },
  );
const quarters = (list: readonly number[]): Series =>
  aSeries(
    incidents,
    list.map((n) => events(n)),
    { set: 'quarter', from: '2016-04-01' },
  );
const asked = (yes: number, all: number, options: Parameters<typeof aSeries>[2] = {}): Series =>
  aSeries(survey, [counts(yes, all)], options);
const inRound = (series: Series, round: string): Series => ({
  ...series,
  cells: series.cells.map((cell) => ({ ...cell, round })),
});
const sevens = [7, 7, 7, 7, 12, 14, 22, 13, 12, 14, 22, 13];

/** Edition 1 printed years, edition 2 the quarters beside them: what does somebody have who saved both? */
const yearThenQuarters: Attack = (without) => {
  const [first, second] = [[years([28, 61, 61])], [years([28, 61, 61]), quarters(sevens)]].map((series) =>
    aContextDraft(...series),
  );
  if (!first || !second) return [];
  const before = auditContext(first, auditOptions());
  const after = auditContext(second, auditOptions({ ledger: before.entries, edition: 2, without }));
  const files = [tableOf(first, before), tableOf(second, after)].map((table) => canonical(table));
  return recover(savedFrom(files, indicators), policy, causesIn(after.drafts)).flatMap(
    ({ key, supposed, possible }) =>
      supposed === 'small count' && possible < few ? [`${key}: ${possible}`] : [],
  );
};

/*
 * 8 per cent of about 60 people are exactly 5, and 8 per cent of about 85 exactly 7: two are left, whoever stands between the two
 * figures. Where they stand is cut by days, ages, groups, rounds and places.
 */
const attacks: Record<LinkedRule, Attack> = {
  // 15 stands for 13 to 17, and two that are withheld are at most 7 each: 6 or 7
  breakdown: inOneEdition(
    years([14, 24, 28]),
    years([7, 12, 14], 'kind=noise'),
    years([7, 12, 14], 'kind=litter'),
  ),
  // 30 stands for 28 to 32: four times 7
  time: inOneEdition(years([28, 61, 61]), quarters(sevens)),
  place: narrowed(...attacked),
  // 80 of 110: 26 to 34 were not meant, so of four quarters with at most 7 each none has fewer than 5
  'complete parts': inOneEdition(
    aSeries(concerns, [counts(80, 108), counts(80, 160), counts(80, 160)]),
    aSeries(
      concerns,
      Array.from({ length: 12 }, (_, at) => counts(20, at < 4 ? 27 : 40)),
      { set: 'quarter', from: '2016-04-01' },
    ),
  ),
  // printed as about 30 with the one question, and fewer than 30 says the rule that withholds the other
  'same base': (without) => {
    const series = [asked(10, 28), aSeries(sensitive, [counts(10, 28)])];
    const [first, second] = decide({ series, contextLevel: 'location', policy, without });
    const [one, other] = [first?.decisions[0], second?.decisions[0]];
    if (one?.state !== 'shown' || one.stats.kind !== 'counts' || other?.state !== 'withheld') return [];
    const { lower, upper } = countsRoundedFrom(one.stats.denominator, policy.people_sample.base_rounding);
    const most = Math.min(upper, policy.sensitive.min_base - 1);
    return most - lower + 1 < few ? [`${lower} to ${most} were asked`] : [];
  },
  // 39 x 74.5 - 20 x 50.5 = 19 x 99.8: for whoever knows how many were asked, the 19 who are no others scored 100
  'mean score': (without) => {
    const series = [
      aSeries(score, [moments(39, (20 * 50.49 + 19 * 100) / 39, 10)]),
      aSeries(score, [moments(19, 100, 0)], { breakdown: 'group=most' }),
      aSeries(score, [moments(20, 50.49, 10)], { breakdown: 'group=others' }),
    ];
    const [all, , others] = decide({ series, contextLevel: 'location', policy, without }).map(
      ({ decisions: [one] }) =>
        one?.state === 'shown' && one.stats.kind === 'moments' ? one.stats.mean : null,
    );
    if (typeof all !== 'number' || typeof others !== 'number') return [];
    const [total, rest] = [all, others].map((mean) => roundedFrom(mean, policy.people_sample.score_step));
    const least = Math.ceil((39 * (total?.lower ?? 0) - 20 * (rest?.upper ?? 0)) / 19);
    return 100 - least + 1 < few ? [`${least} to 100 points`] : [];
  },
  // Whoever has this program runs it over every world and keeps those that look like what was printed.
  'step either side': (without) => {
    const looks = new Map<string, Set<number>>();
    const known = [12, 14, 20, 15];
    for (let a = 0; a <= 14; a += 1)
      for (let b = 0; b <= 14; b += 1) {
        const line = (list: number[], set: 'half_year' | 'financial_year'): Series =>
          aSeries(
            incidents,
            list.map((n) => events(n)),
            { set },
          );
        const series = [line([...known, a, b], 'half_year'), line([26, 35, a + b], 'financial_year')];
        const seen = decide({ series, contextLevel: 'location', policy, without }).map(close);
        if (seen[0]?.cells[4]?.state !== 'withheld') continue;
        const face = JSON.stringify(
          seen.map(({ cells }) =>
            cells.map((cell) => (cell.state === 'shown' ? cell.cell.stats : 'withheld')),
          ),
        );
        // it may also know from elsewhere that the year is not a small number
        if (a + b > policy.events.withheld_to) looks.set(face, (looks.get(face) ?? new Set()).add(a));
      }
    return [...looks]
      .filter(([, left]) => left.size < few)
      .map(([face, left]) => `${face}: ${[...left].join()}`);
  },
  // the year was printed first: the word "withheld" beside it says that the four are small
  'row left out': (without) => yearThenQuarters(without),
  // the year was printed first, and an edition that has forgotten it shows the quarters beside the four
  facts: (without) => yearThenQuarters(without),
  // a half-year, then the year: cumulative periods
  'cut by day': takenAway([asked(5, 60, { set: 'half_year' })], asked(7, 85)),
  'cut by age': takenAway(
    [asked(5, 60, { breakdown: 'age=10 to 14' })],
    asked(7, 85, { breakdown: 'age=10 to 15' }),
  ),
  'cut by group': takenAway([asked(5, 60, { breakdown: 'sex=girls' })], asked(7, 85)),
  'cut by round': takenAway([inRound(asked(5, 60), 'first')], asked(7, 85)),
  // all organisations, then all but one: no edition prints either, the ledger would refuse it all the same
  'cut by place': (without) => {
    const of = (contextIds: number[], count: number): LedgerEntry => ({
      edition: 1,
      indicator: 'LOC-12',
      of: 'x',
      contextIds,
      start: '2016-04-01',
      end: '2017-03-31',
      round: '',
      breakdown: '',
      count,
      lower: count,
      upper: count,
    });
    const [all, allButOne] = [of([1, 2, 3], 60), of([2, 3], 57)];
    return isolates(allButOne, [all], policy, without) ? [] : [`${all.lower - allButOne.upper} of the first`];
  },
  // 17 per cent of about 60 are exactly 10, and of 205 32 to 34: two to four are in none of three groups
  'three together': takenAway(
    [1, 2, 3].map((group) => asked(10, 60, { breakdown: `group=${group}` })),
    asked(32, 205),
  ),
  // 8 and 10 per cent of about 60: 5, and then 6
  'same group again': takenAway([asked(5, 60)], asked(6, 61)),
  // 21 x 77.5 - 20 x 76.5 = 97.5: the newcomer scored 98, 99 or 100
  'moved mean': (without) => {
    const wave = (people: number, mean: number): Series => aSeries(score, [moments(people, mean, 10)]);
    const before = printed(wave(20, 76), [], 1, without);
    const after = printed(wave(21, 78), before.entries, 2, without);
    if (before.stats?.kind !== 'moments' || after.stats?.kind !== 'moments') return [];
    const [old, now] = [before.stats.mean, after.stats.mean].map((mean) =>
      roundedFrom(mean, policy.people_sample.score_step),
    );
    const least = Math.ceil(21 * (now?.lower ?? 0) - 20 * (old?.upper ?? 0));
    return 100 - least + 1 < few ? [`${least} to 100 points`] : [];
  },
};

describe('what somebody with every edition learns when one rule for linked figures is not there', () => {
  it.each(linkedRules)('%s', (rule) => {
    expect(attacks[rule](new Set())).toEqual([]);
    expect(attacks[rule](new Set([rule]))).not.toEqual([]);
  });

  it('withdrawals: a copy of a withdrawn edition is a copy, so its figures stay in the ledger', () => {
    const before = printed(asked(5, 60), [], 1, new Set());
    const withdrawn = printed(asked(6, 60), [], 2, new Set());
    expect([before.span, withdrawn.span]).toEqual([
      { lower: 5, upper: 5 },
      { lower: 6, upper: 6 },
    ]);
    const again = (ledger: readonly LedgerEntry[]): Span | null =>
      printed(asked(5, 60), ledger, 3, new Set()).span;
    // forgotten, the figure would be printed, and tells by how much the withdrawn one was wrong
    expect(again([])).toEqual({ lower: 5, upper: 5 });
    expect(again(withdrawn.entries)).toBeNull();
  });

  it('too much to hold it against: unjudged is withheld', () => {
    const { entries } = printed(years([61]), [], 1, new Set());
    const crowd = Array.from({ length: 400 }, (_, at) => ({
      ...(entries[0] as LedgerEntry),
      start: `2016-04-${String(1 + (at % 28)).padStart(2, '0')}`,
      end: `2017-03-${String(1 + ((at * 7) % 28)).padStart(2, '0')}`,
      count: 1000 + at,
      lower: 1000 + at,
      upper: 1005 + at,
    }));
    expect(printed(years([61]), crowd, 2, new Set()).span).toBeNull();
    expect(printed(years([61]), crowd.slice(0, 20), 2, new Set()).span).not.toBeNull();
  });
});
