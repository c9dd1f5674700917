import type { Series } from '../table/series';
import { aSeries, events } from '../testing/a-series';
import { externalPolicy } from '../testing/external-policy';
import { incidents } from '../testing/sample-indicators';
import { close, decide } from './release';

const policy = externalPolicy();
const line = (amounts: number[], set: 'half_year' | 'financial_year', breakdown = ''): Series =>
  aSeries(
    incidents,
    amounts.map((n) => events(n)),
    { set, breakdown },
  );

/** Two unknown numbers and their sum, beside others that are known to everybody. */
const families: [string, (a: number, b: number) => Series[]][] = [
  [
    'two half-years and their year',
    (a, b) => [line([12, 14, 20, 15, a, b], 'half_year'), line([26, 35, a + b], 'financial_year')],
  ],
  [
    'two parts and all',
    (a, b) => [
      line([40, 40, 40, a + b], 'financial_year'),
      line([20, 20, 20, a], 'financial_year', 'kind=noise'),
      line([20, 20, 20, b], 'financial_year', 'kind=other'),
    ],
  ],
];
/** Well beyond every threshold on both sides: every way two numbers can fall is among them. */
const most = 26;

/**
 * The strongest attacker there is: it has this very program, runs it over every world there could be and keeps those
 * that look exactly like what was published. It learns from gaps too: why is this year missing?
 */
describe.each(families)('an attacker who runs the program over all worlds: %s', (_, world) => {
  const looks = new Map<string, { a: Set<number>; b: Set<number>; hidden: [boolean, boolean] }[]>();
  for (let a = 0; a <= most; a += 1)
    for (let b = 0; b <= most; b += 1) {
      const series = world(a, b);
      const seen = decide({ series, contextLevel: 'location', policy }).map(close);
      const face = JSON.stringify(
        seen.map(({ cells }) => cells.map((cell) => (cell.state === 'shown' ? cell.cell.stats : 'w'))),
      );
      const states = seen.flatMap(({ cells }) => cells.map(({ state }) => state));
      const at = world(-1, -2).flatMap(({ cells }) =>
        cells.map(({ stats }) => (stats.kind === 'events' ? stats.events : 0)),
      );
      const isHidden = (marker: number): boolean => states[at.indexOf(marker)] === 'withheld';
      // It may also know from elsewhere that the sum is not a small number.
      const known = a + b > policy.events.withheld_to ? [0, 1] : [0];
      const kept =
        looks.get(face) ??
        [0, 1].map(() => ({
          a: new Set<number>(),
          b: new Set<number>(),
          hidden: [isHidden(-1), isHidden(-2)] as [boolean, boolean],
        }));
      for (const which of known) {
        kept[which]?.a.add(a);
        kept[which]?.b.add(b);
      }
      looks.set(face, kept);
    }

  it('leaves every withheld number at least four values', () => {
    // Worlds at the edge have neighbours that were not tried: what they look like is not judged.
    const whole = [...looks].filter(([, [all]]) => all && Math.max(...all.a, ...all.b) < most - 4);
    const narrow = whole.flatMap(([face, kept]) =>
      kept.flatMap(({ a, b, hidden }) =>
        [hidden[0] ? a : null, hidden[1] ? b : null].flatMap((values) =>
          values && values.size > 0 && values.size < 4 ? [`${face}: ${[...values].join()}`] : [],
        ),
      ),
    );
    expect(narrow).toEqual([]);
    expect(whole.length).toBeGreaterThan(20);
  });
});
