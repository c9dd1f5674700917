import type { Indicator } from '@waymark/contract';
import {
  netChangePaired,
  pairedTFromMoments,
  smallestAlphaExcludingZero,
  wilcoxonSignedRank,
} from '@waymark/statistics';
import type { PairedRollup } from '../rollup/paired';
import { judgeDifference } from './by-interval';
import { nothingFound, type Finding, type JudgeContext } from './finding';
import { atPeriod, differenceInWords } from './wording';

type Moves = Extract<PairedRollup['change'], { kind: 'transitions' }>['moves'];

/**
 * The same people at both waves: net change (Tango) with a signed-rank check for answers and levels, paired t for
 * scores. Full from 20 pairs and 80% followed up. Where the two analyses of moves disagree, it cannot be said.
 */
export function judgePaired(indicator: Indicator, paired: PairedRollup, context: JudgeContext): Finding {
  const { baseline, latest, asked, change } = paired;
  const pairs =
    change.kind === 'differences' ? change.n : change.moves.reduce((sum, { people }) => sum + people, 0);
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
  const measured = { ...found, difference, by: differenceInWords(difference, indicator, stats) };
  if (lack) return { ...measured, lack };
  const p = smallestAlphaExcludingZero((confidence) => {
    const at = intervalAt(confidence);
    return at && [at[1], at[2]];
  });
  const decided = judgeDifference(indicator, { value, lower, upper }, context);
  const moved = decided.change === 'up' || decided.change === 'down';
  if (moved && change.kind === 'transitions' && !ranksAgree(change.moves))
    return { ...measured, p, lack: 'two ways of reading the same pairs disagree' };
  return { ...measured, ...decided, p, held: moved ? false : null };
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
