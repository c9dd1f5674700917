import type { Period } from '@waymark/contract';
import type { KnownContext, KnownIndicator } from '../catalogue';
import { missingJson } from '../table/figures';
import { visible } from '../table/numbers';
import type { AnswerColumn } from './plan';
import { fold } from './text';

/** What one submission counts for in one indicator, as it may be stored: team only. */
export interface ParsedScore {
  readonly row: number;
  readonly submission: string;
  readonly respondent: string | null;
  readonly contextId: number;
  readonly organisationId: number;
  readonly round: string;
  readonly start: string;
  readonly end: string;
  readonly indicator: string;
  /** 1 or 0 of a share, else in the unit of the indicator. */
  readonly score: number;
}

/** The answers to one indicator, in one or more columns. */
export interface AnswerGroup {
  readonly indicator: KnownIndicator;
  readonly breakdown: string;
  readonly columns: readonly AnswerColumn[];
}

/** A figure made of many answers. */
export interface AnswerFigure {
  readonly group: AnswerGroup;
  readonly context: KnownContext;
  readonly period: Period | null;
  readonly round: string;
  readonly breakdown: string;
  readonly figures: string;
  readonly is: 'shown' | 'missing';
  readonly firstRow: number;
  readonly lastRow: number;
  readonly answers: number;
}

export type AnswerReading =
  | { readonly is: 'answer'; readonly points: number; readonly text: string }
  | { readonly is: 'none' }
  | { readonly is: 'unknown' };

interface Bucket {
  readonly group: AnswerGroup;
  readonly context: KnownContext;
  readonly period: Period | null;
  readonly round: string;
  readonly breakdown: string;
  n: number;
  /** How many gave a counted answer. */
  x: number;
  mean: number;
  m2: number;
  silent: number;
  firstRow: number;
  lastRow: number;
}

/** How an answer is recognised: as written, or by the number in front of its words. */
export class Answers {
  private readonly points: ReadonlyMap<string, { points: number; counted: boolean }>;
  private readonly known = new Map<string, AnswerReading & { counted?: boolean }>();

  constructor(private readonly column: AnswerColumn) {
    const { points, score } = column.rule;
    const counted = new Set(score.is === 'share' ? score.of.map(fold) : []);
    this.points = new Map(
      Object.entries(points).map(([text, value]) => [
        fold(text),
        { points: value, counted: counted.has(fold(text)) },
      ]),
    );
  }

  read(text: string): AnswerReading & { counted?: boolean } {
    const known = this.known.get(text);
    if (known) return known;
    const found = this.look(text);
    if (this.known.size < 10_000) this.known.set(text, found);
    return found;
  }

  private look(text: string): AnswerReading & { counted?: boolean } {
    const shown = visible(text);
    if (shown === '') return { is: 'none' };
    const number = /^(-?\d+)(?:\.0+)?(?:\s*[-–:=(.]|\s|$)/.exec(shown)?.[1];
    const it = this.points.get(fold(shown)) ?? (number === undefined ? undefined : this.points.get(number));
    return it ? { is: 'answer', points: it.points, text: shown, counted: it.counted } : { is: 'unknown' };
  }

  get expected(): string {
    return Object.keys(this.column.rule.points).slice(0, 12).join(', ');
  }
}

/** Adds answers up for each context, period, round and group of people, in one pass. */
export class AnswerTable {
  private readonly buckets = new Map<string, Bucket>();

  /**
   * `readings` in the order of the group's columns. `breakdowns`: everyone, and each group the submission belongs to. Gives what
   * the submission counts for; null where it left a question out.
   */
  add(
    group: AnswerGroup,
    at: {
      row: number;
      context: KnownContext;
      period: Period | null;
      round: string;
      breakdowns: readonly string[];
    },
    readings: readonly (AnswerReading & { counted?: boolean })[],
  ): number | null {
    const answered = readings.filter((one) => one.is === 'answer');
    // a score of several questions needs all of them answered
    const whole = answered.length === group.columns.length && answered.length > 0;
    const counts = answered.every((one) => one.counted);
    const value = onScale(group, answered.reduce((sum, one) => sum + one.points, 0) / answered.length);
    for (const breakdown of at.breakdowns) {
      const bucket = this.bucket(group, at, breakdown);
      bucket.lastRow = at.row;
      if (!whole) {
        bucket.silent++;
        continue;
      }
      bucket.n++;
      if (counts) bucket.x++;
      const delta = value - bucket.mean;
      bucket.mean += delta / bucket.n;
      bucket.m2 += delta * (value - bucket.mean);
    }
    if (!whole) return null;
    return isShare(group) ? Number(counts) : tidy(value);
  }

  private bucket(
    group: AnswerGroup,
    at: { row: number; context: KnownContext; period: Period | null; round: string },
    breakdown: string,
  ): Bucket {
    const { context, period, round, row } = at;
    const key = [
      context.id,
      period?.start ?? '',
      period?.end ?? '',
      round,
      group.indicator.code,
      group.breakdown,
      breakdown,
    ].join('|');
    let bucket = this.buckets.get(key);
    if (!bucket) {
      bucket = {
        group,
        context,
        period,
        round,
        breakdown,
        n: 0,
        x: 0,
        mean: 0,
        m2: 0,
        silent: 0,
        firstRow: row,
        lastRow: row,
      };
      this.buckets.set(key, bucket);
    }
    return bucket;
  }

  figures(): AnswerFigure[] {
    return [...this.buckets.values()].map((bucket) => {
      const { group, context, period, round, breakdown, firstRow, lastRow, n } = bucket;
      const figures = n === 0 ? missingJson('not recorded', null) : figuresOf(bucket);
      return {
        group,
        context,
        period,
        round,
        breakdown,
        figures,
        is: n === 0 ? 'missing' : 'shown',
        firstRow,
        lastRow,
        answers: n,
      };
    });
  }
}

const isShare = ({ columns }: AnswerGroup) => columns[0]?.rule.score.is === 'share';

function figuresOf({ group, n, x, mean, m2 }: Bucket): string {
  if (isShare(group)) return `{"denominator":${n},"kind":"counts","numerator":${x}}`;
  const sd = n > 1 ? tidy(Math.sqrt(m2 / (n - 1))) : null;
  return `{"kind":"moments","mean":${tidy(mean)},"n":${n},"sd":${sd}}`;
}

const tidy = (value: number) => Number(value.toPrecision(12));

/** From the scale of the answers to that of the indicator. */
function onScale({ columns, indicator }: AnswerGroup, points: number): number {
  const score = columns[0]?.rule.score;
  const range = indicator.range;
  if (score?.is !== 'mean' || !range || score.high === score.low) return points;
  return range[0] + ((points - score.low) / (score.high - score.low)) * (range[1] - range[0]);
}
