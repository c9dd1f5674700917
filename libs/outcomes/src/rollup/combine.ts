import type { Rollup, Stats } from './stats';

/**
 * Two rollups of one line through time become one. Associative and commutative, so that parts make the same whole in
 * any order: counts and events are added, moments combined (Chan, Golub and LeVeque 1979), and of stocks, levels and
 * milestones the last of the period stands. A figure beats a reported value, which beats an absence: neither is ever
 * added to anything.
 */
export function combine(a: Rollup, b: Rollup): Rollup {
  if (lineOf(a) !== lineOf(b)) throw new RangeError('Only rollups of one line and breakdown are combined.');
  const [first, second] = inOrder(a, b);
  const rank = rankOf(first.stats) - rankOf(second.stats);
  if (rank !== 0) return rank > 0 ? first : second;
  const pooled = poolStats(first.stats, second.stats);
  if (pooled === 'last') return second;
  return {
    ...first,
    start: first.start < second.start ? first.start : second.start,
    end: first.end > second.end ? first.end : second.end,
    round: union(first.round, second.round),
    source: union(first.source, second.source),
    stats: pooled,
    observationIds: [...new Set([...first.observationIds, ...second.observationIds])].sort((x, y) => x - y),
  };
}

/** What two rollups must share to be parts of one figure. Breakdowns are never added together. */
export function lineOf(rollup: Rollup): string {
  const subject = 'areaCode' in rollup.subject ? rollup.subject.areaCode : rollup.subject.contextId;
  return [subject, rollup.indicator, rollup.indicatorVersion, rollup.breakdown].join('|');
}

/** The order in which one stands after the other: by end, start, then the record number. */
export function compareInTime(a: Rollup, b: Rollup): number {
  return (
    compareText(a.end, b.end) ||
    compareText(a.start, b.start) ||
    lastId(a) - lastId(b) ||
    compareText(JSON.stringify(a.stats), JSON.stringify(b.stats))
  );
}

const inOrder = (a: Rollup, b: Rollup): [Rollup, Rollup] => (compareInTime(a, b) <= 0 ? [a, b] : [b, a]);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const lastId = (rollup: Rollup): number => Math.max(0, ...rollup.observationIds);

function rankOf(stats: Stats): number {
  if (stats.kind === 'missing') return 0;
  return stats.kind === 'reported' ? 1 : 2;
}

/** Two figures added together, or `last` where they do not add up and the later one stands. */
export function poolStats(a: Stats, b: Stats): Stats | 'last' {
  if (a.kind === 'counts' && b.kind === 'counts')
    return {
      kind: 'counts',
      numerator: a.numerator + b.numerator,
      denominator: a.denominator + b.denominator,
    };
  if (a.kind === 'moments' && b.kind === 'moments') return poolMoments(a, b);
  if (a.kind === 'events' && b.kind === 'events') return poolEvents(a, b);
  if (a.kind === 'reported' && b.kind === 'reported')
    return { kind: 'reported', shownAs: union(a.shownAs, b.shownAs), value: null, lower: null, upper: null };
  return 'last';
}

type Of<K extends Stats['kind']> = Extract<Stats, { kind: K }>;

function poolMoments(a: Of<'moments'>, b: Of<'moments'>): Stats {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const delta = b.mean - a.mean;
  return {
    kind: 'moments',
    n,
    mean: (a.n * a.mean + b.n * b.mean) / n,
    m2: a.m2 === null || b.m2 === null ? null : a.m2 + b.m2 + (delta * delta * a.n * b.n) / n,
  };
}

function poolEvents(a: Of<'events'>, b: Of<'events'>): Stats {
  const known = a.exposure !== null && b.exposure !== null && a.exposureUnit === b.exposureUnit;
  return {
    kind: 'events',
    events: a.events + b.events,
    exposure: known ? (a.exposure ?? 0) + (b.exposure ?? 0) : null,
    exposureUnit: known ? a.exposureUnit : null,
  };
}

const separator = '; ';
function union(a: string, b: string): string {
  const parts = [...a.split(separator), ...b.split(separator)].filter((part) => part !== '');
  return [...new Set(parts)].sort().join(separator);
}
