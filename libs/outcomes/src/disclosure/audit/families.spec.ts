import type { Series } from '../../table/series';
import { aSeries, counts, events, moments } from '../../testing/a-series';
import { causesIn } from '../../testing/breaches';
import { externalPolicy } from '../../testing/external-policy';
import { concerns, incidents, score, sensitive, survey } from '../../testing/sample-indicators';
import { publishedKey } from '../attack/seen';
import { recover } from '../recover';
import { close, decide } from '../release';
import { settleAll, settledIn } from './audit';
import { familiesOf, type Family } from './figures';
import type { Drafted } from './linked-cell';
import { collect, linksOf, sameBases } from './linked-cells';

const policy = externalPolicy();
const unaudited = { ...policy, audit: { ...policy.audit, min_possible_values: 1 } };

/** A rule of the audit, and how to do without it: the rest of the audit stays as it is. */
type Broken = (families: readonly Family[]) => readonly Family[];
const without =
  (kind: Family['links'][number]['kind']): Broken =>
  (families) =>
    families.map((family) => ({ ...family, links: family.links.filter((link) => link.kind !== kind) }));
const withoutBases: Broken = (families) => families.map((family) => ({ ...family, bases: [] }));
/** Parts never exceed their whole, but are not known to make it up. */
const neverComplete: Broken = (families) =>
  families.map((family) => ({
    ...family,
    links: family.links.map((link) => ({ ...link, complete: false })),
  }));

function published(series: readonly Series[], broken?: Broken): readonly Drafted[] {
  const drafts = decide({ series, contextLevel: 'location', policy: unaudited });
  const { cells, lines } = collect(drafts);
  const families = familiesOf(cells, linksOf(cells, lines), sameBases(cells));
  settleAll(broken ? broken(families) : families, policy, null);
  return settledIn(drafts, cells);
}
const familyOf = (series: readonly Series[]): Family[] => {
  const { cells, lines } = collect(decide({ series, contextLevel: 'location', policy: unaudited }));
  return familiesOf(cells, linksOf(cells, lines), sameBases(cells));
};

/** Withheld figures of which fewer than four values are left, for whoever was told which rule withheld which. */
function given(drafts: readonly Drafted[]): string[] {
  const causes = causesIn(drafts);
  const own = new Set(
    [...causes].flatMap(([key, cause]) =>
      cause.startsWith('small') || cause === 'zero or all' ? [key] : [],
    ),
  );
  return recover(drafts.map(close), policy, causes).flatMap(({ key, of, possible }) =>
    own.has(key) && possible < 4 ? [`${key} ${of}: ${possible}`] : [],
  );
}
const at = (line: Series, index: number): string => {
  const cell = line.cells[index];
  return cell ? publishedKey(line, cell.period, cell.round) : '';
};

const years = (list: readonly number[], breakdown = ''): Series =>
  aSeries(
    incidents,
    list.map((n) => events(n)),
    { breakdown },
  );
const quarterly = (list: readonly number[]): Series =>
  aSeries(
    incidents,
    list.map((n) => events(n)),
    { set: 'quarter', from: '2016-04-01' },
  );
const shares = (list: readonly (readonly [number, number])[], set: 'quarter' | 'financial_year'): Series =>
  aSeries(
    concerns,
    list.map(([x, n]) => counts(x, n)),
    { set, from: '2016-04-01' },
  );

interface Case {
  readonly name: string;
  readonly series: readonly Series[];
  /** A figure that must be in one family with the first of the first series. */
  readonly beside: string;
  readonly broken: Broken;
}
const manyQuarters = quarterly([7, 7, 7, 7, 12, 14, 22, 13, 12, 14, 22, 13]);
const noise = years([7, 12, 14], 'kind=noise');
const boys = aSeries(survey, [counts(45, 56)], { breakdown: 'sex=boys' });
const asked = aSeries(survey, [counts(10, 28)]);
const quarterShares = shares(
  Array.from({ length: 12 }, (_, at) => [20, at < 4 ? 27 : 40] as const),
  'quarter',
);

const cases: readonly Case[] = [
  {
    name: 'a total and its parts',
    // In the first year 15 stands for 13 to 17, and two that are withheld are at most 7 each: 6 or 7.
    series: [years([14, 24, 28]), noise, years([7, 12, 14], 'kind=litter')],
    beside: at(noise, 0),
    broken: without('breakdown'),
  },
  {
    name: 'quarters and their year',
    // 30 stands for 28 to 32: four times 7.
    series: [years([28, 61, 61]), manyQuarters],
    beside: at(manyQuarters, 0),
    broken: without('time'),
  },
  {
    name: 'subgroups and all',
    series: [
      aSeries(survey, [counts(49, 80)]),
      aSeries(survey, [counts(4, 24)], { breakdown: 'sex=girls' }),
      boys,
    ],
    beside: at(boys, 0),
    broken: without('breakdown'),
  },
  {
    name: 'a base and its numerator',
    // 80 of 110: 26 to 34 were not meant, so of four withheld quarters with at most 7 each none has fewer than 5.
    series: [
      shares(
        [
          [80, 108],
          [80, 160],
          [80, 160],
        ],
        'financial_year',
      ),
      quarterShares,
    ],
    beside: at(quarterShares, 0),
    broken: neverComplete,
  },
];

describe('what belongs together is audited together', () => {
  it.each(cases)('$name', ({ series, beside, broken }) => {
    const [first] = series;
    const family = familyOf(series).find(({ figures }) =>
      figures.some(({ members }) => members.some(({ key }) => first && key === at(first, 0))),
    );
    expect(family?.figures.flatMap(({ members }) => members.map(({ key }) => key))).toContain(beside);
    expect(given(published(series))).toEqual([]);
    expect(given(published(series, broken))).not.toEqual([]);
  });

  it('several indicators on one base', () => {
    // 28 asked: printed as 30 with the one question, and fewer than 30 says the rule that withholds the other.
    const hidden = aSeries(sensitive, [counts(10, 28)]);
    const states = (broken?: Broken): string[] =>
      published([asked, hidden], broken).flatMap(({ decisions }) =>
        decisions.map((one) => (one.state === 'shown' ? 'shown' : one.cause)),
      );
    expect(familyOf([asked, hidden])).toHaveLength(1);
    expect(states()).toEqual(['linked', 'small base']);
    // Shown, it would leave 28 and 29.
    expect(states(withoutBases)).toEqual(['shown', 'small base']);
  });

  it('scores of a group, of the others and of all', () => {
    // 23 x 77.5 - 22 x 76.5 = 99.5: the one who is no other scored 100.
    const series = [
      aSeries(score, [moments(23, (22 * 76.49 + 100) / 23, 10)]),
      aSeries(score, [moments(1, 100, null)], { breakdown: 'group=least' }),
      aSeries(score, [moments(22, 76.49, 10)], { breakdown: 'group=others' }),
    ];
    const shown = (broken?: Broken): number =>
      published(series, broken)
        .flatMap(({ decisions }) => decisions)
        .filter(({ state }) => state === 'shown').length;
    expect([shown(), shown(without('breakdown'))]).toEqual([1, 2]);
  });
});
