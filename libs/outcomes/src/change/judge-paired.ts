import type { Indicator } from '@waymark/contract';
import {
  netChangePaired,
  pairedTFromMoments,
  smallestAlphaExcludingZero,
  wilcoxonSignedRank,
} from '@waymark/statistics';
import type { PairedRollup } from '../rollup/paired';
import type { Stats } from '../rollup/stats';
import { judgeDifference } from './by-interval';
import { seasonCaution } from './cautions';
import { nothingFound, type Finding, type JudgeContext } from './finding';
import { atLeast, materialOf } from './material';
import { type Pairs, pairsIn } from './paired-waves';
import type { Segment } from './segment';
import { atPeriod, differenceInWords } from './wording';

type Moments = Extract<Stats, { kind: 'moments' }>;
type Moves = Extract<PairedRollup['change'], { kind: 'transitions' }>['moves'];

/**
 * The same people at both waves: net change (Tango) with a signed-rank check for answers and levels, paired t for
 * scores. Full from 20 pairs and 80% followed up. Where the two analyses of moves disagree, it cannot be said.
 */
export function judgePaired(indicator: Indicator, { rollup, before }: Pairs, context: JudgeContext): Finding {
  const { baseline, latest, asked, change } = rollup;
  const pairs = pairsIn(rollup);
  const found: Finding = {
    ...nothingFound,
    baseline,
    latest,
    opening: `Of ${asked} people asked ${atPeriod(baseline)}, ${pairs} answered again ${atPeriod(latest)}`,
  };
  const lack =
    pairs < 20
      ? `${pairs} people answered twice: 20 are needed`
      : pairs < 0.8 * asked
        ? `${pairs} of ${asked} were followed up: 80% are needed`
        : null;
  const intervalAt = (confidence: number): readonly [number, number, number] | null =>
    change.kind === 'differences' ? ofDifferences(change, confidence) : ofMoves(change.moves, confidence);
  const limits = intervalAt(0.95);
  if (pairs < 10 || !limits) return { ...found, lack: lack ?? 'everyone changed alike' };
  const [value, lower, upper] = limits;
  const difference = { value, lower, upper };
  const stats =
    change.kind === 'differences'
      ? ({ kind: 'moments', n: change.n, mean: change.mean, m2: change.m2 } as const)
      : ({ kind: 'counts', numerator: 0, denominator: pairs } as const);
  const measured = {
    ...found,
    difference,
    cautions: seasonCaution(baseline, latest),
    by: differenceInWords(difference, indicator, stats),
  };
  if (lack) return { ...measured, lack };
  const p = () =>
    smallestAlphaExcludingZero((confidence) => {
      const at = intervalAt(confidence);
      return at && [at[1], at[2]];
    });
  const decided = judgeDifference(indicator, { value, lower, upper }, context);
  const moved = decided.change === 'up' || decided.change === 'down';
  if (moved && change.kind === 'transitions' && !ranksAgree(change.moves))
    return { ...measured, p, lack: 'two ways of reading the same pairs disagree' };
  return { ...measured, ...decided, p, held: moved ? heldBy(indicator, value, before) : null };
}

/** At the wave before, the same people lay on the same side of where they began, by at least half of the material change. */
function heldBy(indicator: Indicator, value: number, before: number | null): boolean | null {
  const material = materialOf(indicator);
  if (before === null || material?.kind !== 'absolute') return null;
  return atLeast(before * Math.sign(value), material.amount / 2);
}

/** Outside the team: how many answered is in the row, who moved which way is not. */
export function pairsNotReleased({ waves }: Segment): Finding {
  return {
    ...nothingFound,
    baseline: waves[0]?.period ?? null,
    latest: waves.at(-1)?.period ?? null,
    lack: 'the same people answered each time, and how many of them moved which way is not released outside the team',
  };
}

/** Leavers differing by more than this many standard deviations at the baseline are told of (What Works Clearinghouse). */
const FAR_APART = 0.25;

/** Who was lost, and could that explain the change? */
export function attritionLines(rollup: PairedRollup, indicator: Indicator): string[] {
  const { asked, answered, change, stayed, left, baseline, latest } = rollup;
  const lost = asked - pairsIn(rollup);
  const lines: string[] = [];
  if (answered > asked)
    lines.push(
      `${answered - asked} of ${answered} people ${atPeriod(baseline)} gave no code and cannot be followed.`,
    );
  if (lost === 0) return lines;
  lines.push(
    `${lost} of ${asked} people with a code ${atPeriod(baseline)} did not answer ${atPeriod(latest)}.`,
  );
  const apart = standardised(left, stayed);
  if (apart !== null && Math.abs(apart) > FAR_APART)
    lines.push(
      `Those who did not answer again had started ${apart < 0 ? 'lower' : 'higher'} (${baselineWords(left, indicator)}, the others ${baselineWords(stayed, indicator)}): what became of them may differ.`,
    );
  if (change.kind === 'transitions') {
    const up = change.moves.reduce((sum, { from, to, people }) => (to > from ? sum + people : sum), 0);
    const inHundred = (count: number): number => Math.round((100 * count) / asked);
    lines.push(
      `Moved up: ${inHundred(up)} in 100 of all who had a code if nobody lost did, ${inHundred(up + lost)} in 100 if everybody lost did.`,
    );
  }
  return lines;
}

function baselineWords({ mean }: Moments, { aggregation }: Indicator): string {
  return aggregation === 'counts' ? `${Math.round(100 * mean)} in 100` : mean.toFixed(1);
}

function standardised(a: Moments, b: Moments): number | null {
  if (a.n < 2 || b.n < 2) return null;
  const pooled = Math.sqrt(((a.m2 ?? 0) + (b.m2 ?? 0)) / (a.n + b.n - 2));
  return pooled > 0 ? (a.mean - b.mean) / pooled : null;
}

function ofDifferences(
  moments: { n: number; mean: number; m2: number },
  confidence: number,
): [number, number, number] | null {
  const found = pairedTFromMoments({ moments, confidence });
  return found.status === 'ok' ? [found.meanChange, found.lower, found.upper] : null;
}

function ofMoves(moves: Moves, confidence: number): [number, number, number] | null {
  const count = (keep: (step: number) => boolean) =>
    moves.reduce((sum, { from, to, people }) => (keep(to - from) ? sum + people : sum), 0);
  const found = netChangePaired({
    improved: count((step) => step > 0),
    worsened: count((step) => step < 0),
    unchanged: count((step) => step === 0),
    confidence,
  });
  return found.status === 'ok' ? [found.netChange, found.lower, found.upper] : null;
}

function ranksAgree(moves: Moves): boolean {
  const people = moves.flatMap(({ from, to, people: n }) => Array.from({ length: n }, () => ({ from, to })));
  const ranks = wilcoxonSignedRank({
    baseline: people.map(({ from }) => from),
    followup: people.map(({ to }) => to),
  });
  return ranks.status === 'ok' && ranks.pValue <= 0.05;
}
