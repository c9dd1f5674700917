import type { Stats } from '../rollup/stats';
import { counts, events, moments } from '../testing/a-series';
import { catalogue, found, missing, place, rolled, rounds, years } from '../testing/watched';
import { watchArea } from './watch';

describe('zeros that may mean "not recorded"', () => {
  // Department for Education, factors identified at the end of assessment, years to 31 March 2018 to 2025
  const areaOf = (code: string, name: string, factors: Record<string, readonly (number | null)[]>) =>
    watchArea(
      {
        code,
        name,
        rollups: Object.entries(factors).flatMap(([indicator, numbers]) =>
          rolled(
            indicator,
            years(
              2018,
              numbers.map((n) => (n === null ? missing : events(n))),
            ),
            { areaCode: code },
          ),
        ),
      },
      { catalogue },
    );
  const swindon = areaOf('E06000030', 'Swindon', {
    'AREA-01': [65, 113, 126, 19, 35, 29, 22, 20],
    'AREA-02': [null, null, null, null, 0, 0, 0, 0],
    'AREA-03': [59, 96, 137, 61, 88, 54, 37, 58],
    'AREA-04': [62, 100, 153, 11, 31, 26, 17, 15],
  });
  const knowsley = areaOf('E08000011', 'Knowsley', {
    'AREA-01': [66, 59, 70, 35, 53, 38, 49, 57],
    'AREA-02': [null, null, null, null, 0, 0, 47, 94],
    'AREA-03': [99, 138, 103, 96, 88, 41, 59, 57],
    'AREA-04': [79, 97, 77, 96, 61, 39, 45, 55],
  });
  const bristol = areaOf('E06000023', 'Bristol', {
    'AREA-01': [211, 175, 104, 117, 160, 134, 180, 149],
    'AREA-02': [null, null, null, null, 20, 80, 207, 238],
    'AREA-03': [78, 87, 141, 95, 122, 131, 119, 122],
  });

  it('finds Swindon, all zero beside its sisters, as one run of four years', () => {
    const zeros = found('zero', swindon);
    expect(zeros).toHaveLength(1);
    expect(zeros[0]).toMatchObject({
      indicators: [{ code: 'AREA-02' }],
      period: 'year ending Mar 2022 to year ending Mar 2025',
      cells: [
        { start: '2021-04-01' },
        { start: '2022-04-01' },
        { start: '2023-04-01' },
        { start: '2024-04-01' },
      ],
    });
    expect(zeros[0]?.odd).toContain('"Gangs" has 58');
  });

  it('finds Knowsley by its own later years', () => {
    const zeros = found('zero', knowsley);
    expect(zeros).toHaveLength(1);
    expect(zeros[0]?.cells.map(({ end }) => end)).toEqual(['2022-03-31', '2023-03-31']);
    expect(zeros[0]?.odd).toContain('47 to 94');
  });

  it('finds none where figures grow from a start, and takes a true rarity for what it is', () => {
    expect(found('zero', bristol)).toEqual([]);
    expect(
      found(
        'zero',
        place(
          rolled(
            'LOC-12',
            years(
              2018,
              [1, 0, 2, 1, 0, 3].map((n) => events(n)),
            ),
          ),
        ),
      ),
    ).toEqual([]);
  });

  it('expects of a share what so many asked would give: 0 of 60 at a third, but not 0 of 9', () => {
    const waves = (n: number) => rounds(2016, [counts(20, 60), counts(22, 60), counts(0, n), counts(19, 60)]);
    expect(found('zero', place(rolled('LOC-01', waves(60))))).toHaveLength(1);
    expect(found('zero', place(rolled('LOC-01', waves(9))))).toEqual([]);
  });
});

describe('jumps and outliers', () => {
  const steady = [60, 63, 58, 61, 62, 59];
  const doubled = [121, 118, 124, 120];
  const series = (numbers: readonly number[]) =>
    place(
      rolled(
        'LOC-12',
        years(
          2010,
          numbers.map((n) => events(n)),
        ),
      ),
    );

  it('finds a step that stays, once, with both figures', () => {
    const jumps = found('jump', series([...steady, ...doubled]));
    expect(jumps).toHaveLength(1);
    expect(jumps[0]?.odd).toContain('From 59 incidents in');
    expect(jumps[0]?.odd).toContain('to 121 incidents in');
    expect(found('outlier', series([...steady, ...doubled]))).toEqual([]);
  });

  it('does not take a slope, a spike or a recorded break for a step', () => {
    expect(found('jump', series([40, 52, 61, 74, 83, 95, 104, 117]))).toEqual([]);
    expect(found('jump', series([...steady.slice(0, 4), 140, ...steady.slice(2)]))).toEqual([]);
    const broken = series([...steady, ...doubled]);
    const cut = broken.series.map((one) => ({
      ...one,
      cells: one.cells.map((cell, at) => ({ ...cell, segment: at < 6 ? 0 : 1 })),
    }));
    expect(found('jump', { ...broken, series: cut })).toEqual([]);
  });

  it('finds one wave far from neighbours that are back where they were, and none on a slope', () => {
    const far = found('outlier', series([60, 63, 58, 61, 160, 62, 59, 61, 64]));
    expect(far.map(({ cells }) => cells[0]?.figure)).toEqual(['160 incidents']);
    expect(found('outlier', series([40, 52, 61, 74, 83, 95, 104, 117]))).toEqual([]);
  });
});

describe('duplicates', () => {
  const codes = ['LOC-01', 'LOC-02', 'LOC-03'];
  const first = [counts(30, 62), counts(12, 62), counts(40, 61)];
  const second = [counts(33, 58), counts(15, 58), counts(35, 57)];
  const roundsOf = (last: readonly Stats[]) =>
    codes.flatMap((code, at) => rolled(code, rounds(2018, [first[at], second[at], last[at]] as Stats[])));

  it('finds a round that is an earlier one again, as one finding of all its figures', () => {
    const copies = found('duplicate', place(roundsOf(first)));
    expect(copies).toHaveLength(1);
    expect(copies[0]?.indicators.map(({ code }) => code)).toEqual(codes);
    expect(copies[0]?.cells).toHaveLength(6);
    expect(found('duplicate', place(roundsOf([...first.slice(0, 2), counts(39, 61)])))).toEqual([]);
  });

  it('finds the same figure twice for the same days under two sources', () => {
    const twice = [
      { start: '2020-04-01', end: '2020-04-30', stats: counts(30, 62), source: 'tablet' },
      { start: '2020-04-01', end: '2020-04-30', stats: counts(30, 62), source: 'paper' },
    ];
    expect(found('duplicate', place(rolled('LOC-01', twice)))[0]?.odd).toContain('"paper"');
  });

  it('finds a series under two names, and tells it once', () => {
    const waves = rounds(2016, [counts(20, 60), counts(22, 61), counts(25, 58), counts(24, 66)]);
    const one = place(rolled('LOC-01', waves), { name: 'A' });
    const other = place(rolled('LOC-01', waves), { name: 'B', contextId: 2 });
    const copies = found('duplicate', one, other);
    expect(copies).toHaveLength(1);
    expect(copies[0]).toMatchObject({ contextId: 2 });
    expect(copies[0]?.odd).toContain('"A"');
  });

  it('finds a subgroup that is everyone again', () => {
    const waves = rounds(2016, [counts(20, 60), counts(22, 61), counts(25, 58), counts(24, 66)]);
    const girls = waves.map((wave) => ({ ...wave, breakdown: 'gender=girls' }));
    const [copy, ...more] = found(
      'duplicate',
      place([...rolled('LOC-01', waves), ...rolled('LOC-01', girls)]),
    );
    expect(copy?.odd).toContain('the subgroup "everyone"');
    expect(more).toEqual([]);
  });
});

describe('rounds', () => {
  const even = [counts(30, 62), counts(31, 60), counts(33, 64), counts(30, 61), counts(34, 63)];

  it('finds a wave in another season, not a few weeks of delay', () => {
    const waves = rounds(2016, even);
    const moved = (start: string, end: string) =>
      waves.map((wave, at) => (at === 3 ? { ...wave, start, end } : wave));
    expect(found('season', place(rolled('LOC-01', waves)))).toEqual([]);
    expect(found('season', place(rolled('LOC-01', moved('2017-11-02', '2017-11-20'))))).toEqual([]);
    const [late] = found('season', place(rolled('LOC-01', moved('2018-01-10', '2018-01-25'))));
    expect(late?.odd).toBe(
      'This wave began in January 2018; the others of this series usually begin in April or October.',
    );
  });

  it('finds a wave of which few were reached, and tells it once for all its questions', () => {
    const thin = [...even.slice(0, 4), counts(9, 14)];
    const codes = ['LOC-01', 'LOC-02'];
    const findings = found('coverage', place(codes.flatMap((code) => rolled(code, rounds(2016, thin)))));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ odd: '14 people were asked; in the other waves the median is 62.' });
    expect(findings[0]?.indicators).toHaveLength(2);
    expect(found('coverage', place(rolled('LOC-01', rounds(2016, [...even, counts(20, 33)]))))).toEqual([]);
  });

  it('finds fewer than 80 in 100 of the same people, and is content with 80', () => {
    const lost = (again: number) =>
      place(rolled('LOC-01', rounds(2016, [moments(50, 3, 1), moments(again, 3.2, 1)])), {
        paired: [
          {
            subject: { contextId: 1 },
            indicator: 'LOC-01',
            breakdown: '',
            baseline: { start: '2016-04-05', end: '2016-04-25', label: 'Apr 2016' },
            latest: { start: '2016-10-05', end: '2016-10-25', label: 'Oct 2016' },
            asked: 50,
            answered: 50,
            stayed: { kind: 'moments', n: again, mean: 3, m2: 20 },
            left: { kind: 'moments', n: 50 - again, mean: 3, m2: 4 },
            change: { kind: 'differences', n: again, mean: 0.2, m2: 4 },
          },
        ],
      });
    expect(found('coverage', lost(39))[0]?.odd).toContain(
      'Of 50 people with a code in Apr 2016, 39 answered again',
    );
    expect(found('coverage', lost(40))).toEqual([]);
  });

  it('finds what is overdue by its frequency and what was skipped, and lets ended places rest', () => {
    const open = place(rolled('LOC-01', rounds(2024, even.slice(0, 4))), { closed: null });
    const [overdue] = found('late', open);
    expect(overdue).toMatchObject({ period: 'due by 25 Apr 2026', goTo: 'record', cells: [] });
    expect(found('late', { ...open, closed: '2026-01-01' })).toEqual([]);
    const holed = rounds(2016, [...even, ...even]).filter((_, at) => at !== 4 && at !== 5);
    expect(found('late', place(rolled('LOC-01', holed)))[0]?.odd).toContain('between Oct 2017 and Apr 2019');
  });
});

describe('levels and pairs', () => {
  it('finds levels given by one person and levels without evidence, once a series', () => {
    const rated = (raters: number, evidence: string): Stats => ({
      kind: 'level',
      level: 2,
      raters,
      evidence,
    });
    const levels = [rated(2, 'Seen on three visits.'), rated(1, 'Seen once.'), rated(2, ' ')];
    const findings = found('evidence', place(rolled('LOC-05', rounds(2018, levels))));
    expect(findings.map(({ odd }) => odd)).toEqual([
      '1 of 3 levels has no evidence written down: Apr 2019.',
      '1 of 3 levels has fewer than two raters: Oct 2018.',
    ]);
  });

  it('finds a context-only figure that stands alone', () => {
    const alone = place(rolled('LOC-12', years(2018, [events(40), events(44)])));
    expect(found('pair', alone)[0]?.odd).toBe(
      'It should be read beside LOC-07, and that is not measured here.',
    );
  });
});
