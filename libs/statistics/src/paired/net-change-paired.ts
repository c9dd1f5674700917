import { binomialCdf } from '../distributions/binomial';
import { zFor } from '../distributions/normal-quantile';
import { bisect } from '../distributions/solve';
import { type Maybe, isCount, refuseUnlessConfidence, refuseUnlessNumbers } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';

export interface NetChangeInput {
  readonly improved: Maybe;
  readonly worsened: Maybe;
  readonly unchanged: Maybe;
  readonly confidence?: number;
}

/** -1 (everyone worse) to 1 (everyone better). `signTestP` is null where nobody moved. */
export interface NetChangeResult {
  readonly nPairs: number;
  readonly netChange: number;
  readonly lower: number;
  readonly upper: number;
  readonly signTestP: number | null;
}

/**
 * Of the same people, did more move up than down? Net change with Tango's score interval and an exact sign test.
 *
 * Formula: net = (improved − worsened)/n; the limits are the values L at which the score statistic
 * (b − c − nL)/√(n(2q + L(1−L))) equals ±z; p = twice the smaller binomial(b + c, ½) tail.
 * One method for yes/no answers (no to yes, yes to no) and for rubrics (moved up, moved down).
 * Assumes linked people. Refuses no pairs at all and counts that are negative or not whole.
 * Reference: Tango (1998) Stat Med 17:891-908; McNemar (1947). Oracle: net_change_paired.
 * Example: 40 up, 20 down of 160 gives 0.125 (0.031 to 0.218). Odd example: nobody moved of 9 gives 0 (-0.30 to 0.30).
 */
export function netChangePaired(input: NetChangeInput): Outcome<NetChangeResult> {
  const { improved, worsened, unchanged, confidence = 0.95 } = input;
  const bad = refuseUnlessNumbers({ improved, worsened, unchanged }) ?? refuseUnlessConfidence(confidence);
  if (bad) return bad;
  const [b, c, same] = [improved, worsened, unchanged] as [number, number, number];
  if (!isCount(b) || !isCount(c) || !isCount(same)) {
    return refuse('invalid_input', 'The three counts must be whole numbers, 0 or more.');
  }
  const n = b + c + same;
  if (n === 0) return refuse('no_data', 'No person has both a baseline and a follow-up.');
  const z = zFor(confidence);
  const net = (b - c) / n;
  const score = (limit: number): number => scoreAt(limit, b, c, n);
  return answer({
    nPairs: n,
    netChange: net,
    lower:
      c === n
        ? -1
        : Math.min(
            net,
            bisect((limit) => score(limit) - z, -1, net),
          ),
    upper:
      b === n
        ? 1
        : Math.max(
            net,
            bisect((limit) => score(limit) + z, net, 1),
          ),
    signTestP: b + c === 0 ? null : Math.min(1, 2 * binomialCdf(Math.min(b, c), b + c, 0.5)),
  });
}

/** Tango's score statistic if the true net change were `limit`. Falls as the limit rises. */
function scoreAt(limit: number, b: number, c: number, n: number): number {
  const top = b - c - n * limit;
  const first = 2 * n;
  const second = -b - c + (2 * n - b + c) * limit;
  const third = -c * limit * (1 - limit);
  const root = Math.sqrt(Math.max(0, second * second - 4 * first * third));
  const q = Math.max(0, (root - second) / (2 * first));
  const variance = n * (2 * q + limit * (1 - limit));
  if (variance <= 0) return top === 0 ? 0 : Math.sign(top) * 1e300;
  return top / Math.sqrt(variance);
}
