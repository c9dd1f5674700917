import { figures } from '@waymark/contract';
import { indicator } from '../../testing/samples';
import {
  alsoRefused,
  type EnteredKind,
  figuresOf,
  type FigureValues,
  figureWords,
  isEmpty,
  valuesOf,
} from './figure-values';

describe(figuresOf, () => {
  it.each<[EnteredKind, FigureValues, unknown]>([
    [
      'counts',
      { numerator: '30', denominator: '1,062' },
      { kind: 'counts', numerator: 30, denominator: 1062 },
    ],
    ['counts', { numerator: '0', denominator: '12' }, { kind: 'counts', numerator: 0, denominator: 12 }],
    ['moments', { n: '40', mean: '61.5', sd: '' }, { kind: 'moments', n: 40, mean: 61.5, sd: null }],
    ['events', { events: '7' }, { kind: 'events', events: 7, exposure: null, exposureUnit: null }],
    [
      'events',
      { events: '7', exposure: '5 200', exposureUnit: 'people' },
      { kind: 'events', events: 7, exposure: 5200, exposureUnit: 'people' },
    ],
    [
      'level',
      { level: '3', raters: '2', evidence: 'Two walks.' },
      { kind: 'level', level: 3, raters: 2, evidence: 'Two walks.' },
    ],
    ['stock', { stock: '18.5' }, { kind: 'stock', stock: 18.5 }],
    ['milestone', { reached: '2026-05-04' }, { kind: 'milestone', reached: '2026-05-04' }],
    ['milestone', { notYet: 'yes' }, { kind: 'milestone', reached: null }],
    [
      'counts',
      { numerator: '3', missing: 'not asked' },
      { kind: 'missing', reason: 'not asked', symbol: null },
    ],
  ])('sends %s typed as %j in the shape of the contract', (kind, values, expected) => {
    expect(figuresOf(kind, values)).toEqual(expected);
    expect(figures.parse(figuresOf(kind, values))).toEqual(expected);
  });

  it('leaves it to the contract to refuse what is no number', () => {
    expect(figures.safeParse(figuresOf('counts', { numerator: 'a few', denominator: '12' })).success).toBe(
      false,
    );
    expect(figures.safeParse(figuresOf('counts', { denominator: '12' })).success).toBe(false);
  });

  it('begins a correction with what was recorded', () => {
    for (const recorded of [
      { kind: 'counts', numerator: 3, denominator: 9 },
      { kind: 'moments', n: 12, mean: 17, sd: null },
      { kind: 'level', level: 2, raters: 1, evidence: 'seen' },
      { kind: 'milestone', reached: null },
      { kind: 'missing', reason: 'not asked', symbol: null },
    ] as const)
      expect(figuresOf(recorded.kind === 'missing' ? 'counts' : recorded.kind, valuesOf(recorded))).toEqual(
        recorded,
      );
  });
});

describe(isEmpty, () => {
  it('does not take a prefilled field for an entry, and zero for none', () => {
    expect(isEmpty(undefined)).toBe(true);
    expect(isEmpty({ exposureUnit: 'people', level: '' })).toBe(true);
    expect(isEmpty({ numerator: '0' })).toBe(false);
    expect(isEmpty({ missing: 'not asked' })).toBe(false);
  });
});

describe(alsoRefused, () => {
  const score = indicator({ code: 'LOC-03', aggregation: 'moments', range: [0, 100] });
  it('holds a score against the range of its indicator', () => {
    expect(alsoRefused(score, 'moments', { n: '10', mean: '101' })).toEqual([
      { field: 'mean', sentence: 'LOC-03 runs from 0 to 100.' },
    ]);
    expect(alsoRefused(score, 'moments', { n: '10', mean: '100' })).toEqual([]);
  });
  it('asks what a level rests on', () => {
    const rubric = indicator({ aggregation: 'level', range: [0, 4] });
    expect(alsoRefused(rubric, 'level', { level: '3' }).map((r) => r.field)).toEqual(['evidence', 'raters']);
    expect(alsoRefused(rubric, 'level', { level: '3', raters: '2', evidence: 'Two walks.' })).toEqual([]);
    expect(alsoRefused(rubric, 'level', { level: '3', missing: 'not collected' })).toEqual([]);
  });
  it('does not let nobody asked pass for a figure', () => {
    expect(alsoRefused(indicator(), 'counts', { numerator: '0', denominator: '0' })[0]?.field).toBe(
      'denominator',
    );
  });
});

describe(figureWords, () => {
  it.each([
    [{ kind: 'counts', numerator: 1200, denominator: 2400 }, '1,200 of 2,400'],
    [{ kind: 'moments', n: 12, mean: 17, sd: 4 }, 'mean 17 of 12, standard deviation 4'],
    [{ kind: 'moments', n: 12, mean: 17, sd: null }, 'mean 17 of 12, spread not supplied'],
    [{ kind: 'events', events: 0, exposure: null, exposureUnit: null }, '0'],
    [{ kind: 'events', events: 28, exposure: 6200, exposureUnit: 'people' }, '28 in 6,200 people'],
    [{ kind: 'level', level: 3, raters: 1, evidence: '' }, 'level 3, one rater'],
    [{ kind: 'stock', stock: 18.5 }, '18.5'],
    [{ kind: 'milestone', reached: '2026-05-04' }, 'reached 4 May 2026'],
    [{ kind: 'missing', reason: 'not asked', symbol: null }, 'not asked'],
    [{ kind: 'reported', shownAs: '<5', value: null, lower: 0, upper: 4 }, 'as printed: <5'],
  ] as const)('says %j as %s', (recorded, words) => {
    expect(figureWords(recorded)).toBe(words);
  });
});
