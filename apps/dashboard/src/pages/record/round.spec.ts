import { context, indicator } from '../../testing/samples';
import { compose, EMPTY_ROUND, fieldsOfBatch, offered, rowsOf, type RoundValues } from './round';

const safe = indicator();
const dark = indicator({ code: 'LOC-02', title: 'Feels safe after dark', goal: 'N2' });
const trust = indicator({ code: 'LOC-04', title: 'A trusted adult', goal: 'U1' });
const police = indicator({ code: 'LOC-12', goal: 'E4', role: 'context_only', aggregation: 'sum', per: 1000 });
const school = indicator({ code: 'SCH-02', setting: 'school' });
const gap = indicator({ code: 'COM-08', aggregation: 'computed' });
const all = [safe, dark, trust, police, school, gap];
const codes = (list: readonly { code: string }[]) => list.map((i) => i.code);

const filled: RoundValues = {
  ...EMPTY_ROUND,
  start: '2026-04-01',
  end: '2026-04-30',
  round: 'spring 2026',
  source: 'survey',
  figures: {
    'LOC-01': { numerator: '30', denominator: '62' },
    'LOC-01#1': { numerator: '12', denominator: '31' },
    'LOC-12': { missing: 'not collected' },
  },
  subgroups: { 'LOC-01#1': 'gender=girls' },
};

describe(offered, () => {
  it('puts what the plan names first, and leaves out other settings and what is computed', () => {
    const { first, rest } = offered(context({ goals: ['N2'], headlineIndicators: ['LOC-04'] }), all);
    expect(codes(first)).toEqual(['LOC-04', 'LOC-01', 'LOC-02']);
    expect(codes(rest)).toEqual(['LOC-12']);
  });
  it('begins with the headline indicators where a plan names nothing', () => {
    const { first, rest } = offered(context(), all);
    expect(codes(first)).toEqual(['LOC-01', 'LOC-02', 'LOC-04']);
    expect(codes(rest)).toEqual(['LOC-12']);
  });
  it('shows nothing but what a link asked for, in the order of the framework', () => {
    const { first, rest } = offered(context({ goals: ['N2'] }), all, ['SCH-02', 'LOC-02']);
    expect(codes(first).sort()).toEqual(['LOC-02', 'SCH-02']);
    expect(rest).toEqual([]);
  });
  it('shows a headline indicator of another level that the plan names', () => {
    expect(codes(offered(context({ headlineIndicators: ['SCH-02'] }), all).first)).toEqual(['SCH-02']);
  });
});

describe(compose, () => {
  const rows = rowsOf([safe, dark, police], filled);
  it('sends what is filled in, with the period of the whole round, and subgroups apart', () => {
    const composed = compose(7, rows, filled);
    expect(composed).toMatchObject({ ok: true, keys: ['LOC-01', 'LOC-01#1', 'LOC-12'] });
    if (!composed.ok) return;
    expect(composed.observations.map((o) => [o.indicator, o.breakdown, o.figures.kind])).toEqual([
      ['LOC-01', '', 'counts'],
      ['LOC-01', 'gender=girls', 'counts'],
      ['LOC-12', '', 'missing'],
    ]);
    expect(composed.observations.every((o) => o.start === '2026-04-01' && o.round === 'spring 2026')).toBe(
      true,
    );
  });
  it('tells everything there is to mend at once, each at its field', () => {
    const wrong: RoundValues = {
      ...filled,
      figures: { 'LOC-01': { numerator: '70', denominator: '62' }, 'LOC-01#1': { numerator: 'x' } },
      subgroups: { 'LOC-01#1': '' },
    };
    const composed = compose(7, rowsOf([safe, dark, police], wrong), wrong);
    expect(composed.ok).toBe(false);
    if (composed.ok) return;
    expect(composed.refusals.map((r) => r.field)).toEqual(
      expect.arrayContaining([
        'LOC-01.numerator',
        'LOC-01#1.breakdown',
        'LOC-01#1.numerator',
        'LOC-01#1.denominator',
      ]),
    );
  });
  it('says that a period ends before it starts', () => {
    const composed = compose(7, rows, { ...filled, end: '2026-03-01' });
    expect(composed).toMatchObject({ ok: false });
    expect(!composed.ok && composed.refusals).toContainEqual({
      field: 'end',
      sentence: 'The period ends before it starts.',
    });
  });
  it('does not send an empty round', () => {
    expect(compose(7, rows, EMPTY_ROUND)).toMatchObject({ ok: false });
  });
});

describe(fieldsOfBatch, () => {
  const rows = rowsOf([safe, police], filled);
  it('finds the field of the form again from the place in the batch', () => {
    const keys = ['LOC-01', 'LOC-12'];
    expect(
      fieldsOfBatch(
        [
          { field: 'observations.0.figures.denominator', sentence: 'a' },
          { field: 'observations.1.figures', sentence: 'b' },
          { field: 'observations.1.start', sentence: 'c' },
          { field: 'observations.0.start', sentence: 'c' },
        ],
        keys,
        rows,
      ),
    ).toEqual([
      { field: 'LOC-01.denominator', sentence: 'a' },
      { field: 'LOC-12.events', sentence: 'b' },
      { field: 'start', sentence: 'c' },
    ]);
  });
});
