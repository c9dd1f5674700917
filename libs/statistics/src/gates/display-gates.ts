import { type Outcome, refuse, answer } from '../outcome';

/**
 * full: estimate, interval, verdict. caution: estimate and interval with a plain warning, no verdict, no p.
 * picture_only: points, counts and median. nothing: say what is needed.
 */
export type Display = 'full' | 'caution' | 'picture_only' | 'nothing';

export type Size = number | boolean | string | null | undefined;
export type Sizes = Readonly<Record<string, Size>>;

interface Gate {
  readonly display: Exclude<Display, 'full'>;
  readonly when: (sizes: Sizes) => boolean;
  readonly needs: string;
}

const amount = (sizes: Sizes, name: string): number => {
  const value = sizes[name];
  return typeof value === 'number' && value >= 0 ? value : 0;
};
const below =
  (name: string, least: number) =>
  (sizes: Sizes): boolean =>
    amount(sizes, name) < least;
const eitherBelow =
  (first: string, second: string, least: number) =>
  (sizes: Sizes): boolean =>
    Math.min(amount(sizes, first), amount(sizes, second)) < least;
const gate = (display: Gate['display'], when: Gate['when'], needs: Gate['needs']): Gate => ({
  display,
  when,
  needs,
});

/** Policy, in one place: the first gate that holds decides; if none does, the display is full. */
export const gateTable = {
  proportion: [
    gate('nothing', below('n', 1), '1 person'),
    gate('picture_only', below('n', 10), '10 people'),
    gate('caution', below('n', 30), '30 people'),
  ],
  rate: [
    gate('nothing', (sizes) => !(amount(sizes, 'exposure') > 0), 'a denominator'),
    gate('caution', below('count', 10), '10 events'),
  ],
  mean: [
    gate('nothing', below('n', 1), '1 value'),
    gate('picture_only', below('n', 5), '5 values'),
    gate('caution', below('n', 30), '30 values'),
  ],
  paired_change: [
    gate('nothing', below('pairs', 1), 'linked pairs'),
    gate('picture_only', below('pairs', 10), '10 linked pairs'),
    gate('caution', below('pairs', 20), '20 linked pairs'),
    gate('caution', below('retention', 0.8), '80% followed up'),
  ],
  reliable_change: [
    gate(
      'nothing',
      (sizes) => sizes['reliability_published'] !== true,
      'a published reliability and norm SD',
    ),
  ],
  spc: [
    gate('nothing', below('points', 2), '2 periods'),
    gate('picture_only', below('points', 10), '10 periods'),
    gate('caution', below('points', 12), '12 periods (run chart only until then)'),
    gate('caution', below('points', 20), '20 periods (trial limits until then)'),
  ],
  recent_trend: [
    gate('nothing', (sizes) => sizes['period'] !== 'year', 'annual periods'),
    gate('nothing', below('consecutive', 5), '5 consecutive years'),
    gate('nothing', (sizes) => sizes['zero_or_full'] === true, 'no year at 0% or 100%'),
  ],
  mann_kendall: [
    gate('nothing', below('points', 5), '5 points'),
    gate('caution', below('points', 8), '8 points'),
  ],
  its: [
    gate('picture_only', eitherBelow('before', 'after', 3), '3 points each side'),
    gate('picture_only', eitherBelow('before', 'after', 8), '8 points each side'),
    gate('caution', (sizes) => amount(sizes, 'before') + amount(sizes, 'after') < 24, '24 points in all'),
    gate(
      'caution',
      (sizes) => sizes['seasonal'] === true && amount(sizes, 'before') < 2 * amount(sizes, 'season'),
      '2 full cycles before',
    ),
  ],
  did: [
    gate('nothing', eitherBelow('treated_sites', 'comparison_sites', 1), 'a comparison site'),
    gate('picture_only', eitherBelow('treated_sites', 'comparison_sites', 2), '2 sites in each arm'),
    gate('caution', eitherBelow('treated_sites', 'comparison_sites', 4), '4 sites in each arm'),
    gate('caution', (sizes) => typeof sizes['df'] === 'number' && sizes['df'] < 4, '4 sites in each arm'),
  ],
  funnel: [
    gate('nothing', below('sites', 3), '3 sites'),
    gate('picture_only', below('sites', 5), '5 sites'),
    gate('caution', below('sites', 10), '10 sites'),
  ],
  meta: [gate('picture_only', below('sites', 2), '2 sites'), gate('caution', below('sites', 5), '5 sites')],
  agreement: [
    gate('nothing', below('units', 5), '5 double-rated units'),
    gate('caution', below('units', 30), '30 double-rated units'),
  ],
} as const satisfies Record<string, readonly Gate[]>;

export type GatedMethod = keyof typeof gateTable;

export interface GateInput {
  readonly method: GatedMethod | (string & {});
  /** How much there is: `n`, `count`, `pairs`, `retention`, `points`, `before`, `after`, `sites`, `units` and so on. */
  readonly sizes: Sizes;
}

export interface GateResult {
  readonly display: Display;
  /** What is missing for the next step; null at full. */
  readonly needs: string | null;
}

/**
 * May it be shown, and with how much confidence? The statistical gate; the disclosure gate comes after and wins.
 *
 * Looks the method up in `gateTable` and compares how much data there is with its thresholds. A size that is not given counts as 0.
 * Refuses a method that has no gates.
 * Sources: Making Data Count; Anhøj & Olesen (2014); Turner et al (2021); Tipton (2015); IntHout et al (2014); Krippendorff (2004);
 * Sport England Active Lives (base of 30). Oracle: display_gates.
 * Example: a share of 12 people is shown with caution, and needs 30. Odd example: monthly figures have no annual trend.
 */
export function displayGates(input: GateInput): Outcome<GateResult> {
  if (!Object.hasOwn(gateTable, input.method)) {
    return refuse('unknown_method', `There are no display gates for the method "${input.method}".`);
  }
  const gates: readonly Gate[] = gateTable[input.method as GatedMethod];
  const first = gates.find((candidate) => candidate.when(input.sizes));
  if (!first) return answer({ display: 'full', needs: null });
  return answer({ display: first.display, needs: first.needs });
}
