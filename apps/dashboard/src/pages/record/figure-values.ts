import { type Figures, figuresKindOf, type Indicator, type MissingReason } from '@waymark/contract';
import type { Refusal } from '../../parts/form/check';
import { numberOf } from '../../parts/form/numbers';
import { dayWords } from '../../parts/words';

/** One figure as it is typed. Names are those of the contract's figures, so that a refusal finds its field. */
export interface FigureValues {
  readonly numerator?: string;
  readonly denominator?: string;
  readonly n?: string;
  readonly mean?: string;
  readonly sd?: string;
  readonly events?: string;
  readonly exposure?: string;
  readonly exposureUnit?: string;
  readonly level?: string;
  readonly raters?: string;
  readonly evidence?: string;
  readonly stock?: string;
  readonly reached?: string;
  /** Milestones: looked at, and not reached yet. */
  readonly notYet?: string;
  /** Why there is no figure; nothing else counts once this is chosen. */
  readonly missing?: MissingReason | '';
}
export type FigureName = keyof FigureValues;
export type EnteredKind = NonNullable<ReturnType<typeof figuresKindOf>>;

/** What each way of counting asks for, in the order of typing. */
export const NAMES: Record<EnteredKind, readonly FigureName[]> = {
  counts: ['numerator', 'denominator'],
  moments: ['n', 'mean', 'sd'],
  events: ['events', 'exposure', 'exposureUnit'],
  level: ['level', 'raters', 'evidence'],
  stock: ['stock'],
  milestone: ['reached', 'notYet'],
};

/** Prefilled where nearly everybody writes the same; alone it does not make a figure. */
const PREFILLED: readonly FigureName[] = ['exposureUnit'];

export function isEmpty(values: FigureValues | undefined): boolean {
  return Object.entries(values ?? {}).every(
    ([name, text]) => PREFILLED.includes(name as FigureName) || (text ?? '').trim() === '',
  );
}

/** What is sent for one figure; not yet held against the contract. */
export function figuresOf(kind: EnteredKind, values: FigureValues): unknown {
  if (values.missing) return { kind: 'missing', reason: values.missing, symbol: null };
  const number = (name: FigureName) => numberOf(values[name] ?? '');
  switch (kind) {
    case 'counts':
      return { kind, numerator: number('numerator'), denominator: number('denominator') };
    case 'moments':
      return { kind, n: number('n'), mean: number('mean'), sd: number('sd') };
    case 'events': {
      const exposure = number('exposure');
      return {
        kind,
        events: number('events'),
        exposure,
        exposureUnit: exposure === null ? null : (values.exposureUnit ?? '').trim() || null,
      };
    }
    case 'level':
      return { kind, level: number('level'), raters: number('raters'), evidence: values.evidence ?? '' };
    case 'stock':
      return { kind, stock: number('stock') };
    case 'milestone':
      return { kind, reached: values.notYet === 'yes' ? null : (values.reached ?? '') };
  }
}

/** A figure that was recorded, as it would be typed: where a correction begins. */
export function valuesOf(figures: Figures): FigureValues {
  switch (figures.kind) {
    case 'missing':
      return { missing: figures.reason };
    case 'reported':
      return {};
    case 'milestone':
      return figures.reached === null ? { notYet: 'yes' } : { reached: figures.reached };
    default: {
      const { kind: _kind, ...rest } = figures;
      return Object.fromEntries(
        Object.entries(rest).map(([name, value]) => [name, value === null ? '' : String(value)]),
      );
    }
  }
}

/** What the indicator asks beyond the contract: its range, its evidence, and numbers that contradict each other. */
export function alsoRefused(
  indicator: Indicator,
  kind: EnteredKind,
  values: FigureValues,
): readonly Refusal[] {
  if (values.missing) return [];
  const refusals: Refusal[] = [];
  const [low, high] = indicator.range ?? [-Infinity, Infinity];
  const inRange: Partial<Record<EnteredKind, FigureName>> = { moments: 'mean', level: 'level' };
  const name = inRange[kind];
  const value = name ? numberOf(values[name] ?? '') : null;
  if (name && typeof value === 'number' && (value < low || value > high))
    refusals.push({ field: name, sentence: `${indicator.code} runs from ${low} to ${high}.` });
  if (kind === 'level' && (values.level ?? '') !== '' && (values.evidence ?? '').trim() === '')
    refusals.push({ field: 'evidence', sentence: 'Say in a sentence what the level rests on.' });
  // never filled in for anybody: two people rating apart is what makes a level count
  if (kind === 'level' && (values.level ?? '') !== '' && (values.raters ?? '').trim() === '')
    refusals.push({ field: 'raters', sentence: 'Say how many people rated it and agreed.' });
  if (kind === 'counts' && numberOf(values.denominator ?? '') === 0)
    refusals.push({
      field: 'denominator',
      sentence: 'Nobody was asked: leave both empty and choose the reason “not asked”.',
    });
  return refusals;
}

const count = (value: number) => value.toLocaleString('en-GB');

/** A figure in words, as it was recorded: nothing is computed here. */
export function figureWords(figures: Figures): string {
  switch (figures.kind) {
    case 'counts':
      return `${count(figures.numerator)} of ${count(figures.denominator)}`;
    case 'moments':
      return `mean ${figures.mean} of ${count(figures.n)}, ${figures.sd === null ? 'spread not supplied' : `standard deviation ${figures.sd}`}`;
    case 'events':
      return `${count(figures.events)}${figures.exposure === null ? '' : ` in ${count(figures.exposure)} ${figures.exposureUnit ?? ''}`.trimEnd()}`;
    case 'level':
      return `level ${figures.level}, ${figures.raters === 1 ? 'one rater' : `${figures.raters} raters`}`;
    case 'stock':
      return count(figures.stock);
    case 'milestone':
      return figures.reached === null ? 'not reached yet' : `reached ${dayWords(figures.reached)}`;
    case 'reported':
      return `as printed: ${figures.shownAs}`;
    case 'missing':
      return figures.reason;
  }
}
