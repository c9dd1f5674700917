import { inquiryPage, inquiryQuery, timePage, type SeriesPhase, type View } from '@waymark/contract';
import { demoFramework, demoPolicy, demoRollups } from '../testing/demo-world';
import { demoRecords } from '../testing/demo-records';
import { composeInquiry } from './inquiry-page';
import type { ContextRecord } from './input';
import { composeTimePage, type TimePageInput } from './time-page';

const catalogue = demoFramework();
const policy = demoPolicy();
const records = demoRecords(demoRollups(catalogue.indicators));
const recordOf = (code: string): ContextRecord => {
  const found = records.find(({ context }) => context.code === code);
  if (!found) throw new Error(`The demo lacks ${code}.`);
  return found;
};
const idOf = (code: string) => recordOf(code).context.id;
const reading = (view: View) => ({ view, asOf: '2026-09-15', catalogue, policy, invented: true });
const timeOf = (context: string, code: string, view: View = 'team', more: Partial<TimePageInput> = {}) =>
  timePage.parse(
    composeTimePage({
      ...reading(view),
      ...recordOf(context),
      periods: 'as_collected',
      code,
      breakdown: '',
      chart: 'auto',
      from: null,
      to: null,
      phases: [],
      ...more,
    }),
  );
const ask = (context: string, query: object) =>
  inquiryPage.parse(
    composeInquiry({
      ...reading((query as { view?: View }).view ?? 'team'),
      record: recordOf(context),
      others: records,
      links: [],
      asked: inquiryQuery.parse(query),
    }),
  );
const responseOf = (context: string, start: string): string => {
  const found = recordOf(context).responses.find((one) => one.start === start);
  return String(found?.id ?? 0);
};

describe('one series over its whole time', () => {
  it('has the same verdict as its row on the context page, and announces only the latest point', () => {
    const page = timeOf('A-garages', 'LOC-01');
    expect(page.row?.verdict.word).toBe('improving');
    expect(page.latest).toMatch(/^In spring 2026/);
    expect(page.older).toMatch(/^\d+ older points are ringed/);
    expect(page.row?.caption).toContain(page.latest);
  });

  it('draws from releases outside the team, and refuses where too little is released', () => {
    const outside = timeOf('A-garages', 'LOC-01', 'external');
    expect(outside.context.name).toBe('The Garages and the Bowl');
    expect(JSON.stringify(outside)).not.toMatch(/"counts"|observationIds|Fennick/);
    const small = timeOf('C-library', 'LOC-12', 'external');
    expect(small.refusal ?? '').toMatch(/released|recorded|shown outside/);
    expect(small.stretches.every(({ kind }) => kind === 'picture')).toBe(true);
    const four = timeOf('F-four-friends', 'LOC-05', 'external');
    expect(four.row).toBeNull();
    expect(four.refusal).toMatch(/not shown outside the team/);
  });

  it('splits at the redrawn boundary and compares nothing across it', () => {
    const { stretches, row } = timeOf('B-canal-yard', 'LOC-01');
    expect(stretches).toHaveLength(2);
    expect(stretches[1]?.opening).toContain('boundary redrawn');
    expect(stretches[1]?.start.start).toBe('2018-04-01');
    expect(row?.control?.upper[0] ?? null).toBeNull();
  });

  it('keeps recorded harm grey and worded higher or lower', () => {
    const page = timeOf('A-garages', 'LOC-12');
    expect(page.chart.drawn).toBe('u');
    expect(page.latest).toContain('Higher or lower is all that can be said');
    expect(page.row?.verdict.kind).toBe('context_only');
    expect(`${page.latest} ${page.next.join(' ')} ${page.row?.caption}`).not.toMatch(
      /improv|worsen|better|worse/i,
    );
    // and it never stands alone
    expect(page.pairs.map(({ key }) => key)).toEqual(['LOC-01', 'LOC-02', 'LOC-03', 'LOC-15']);
    expect(page.pairMissing).toHaveLength(1);
  });

  it('offers windows of two years of a monthly series, and none of a half-yearly one', () => {
    const { windows } = timeOf('A-garages', 'LOC-12');
    expect(windows[0]).toMatchObject({ label: 'the whole series', points: 120, chosen: true });
    expect(windows.slice(1).map(({ points }) => points)).toEqual([24, 24, 24, 24, 24]);
    const half = timeOf('A-garages', 'LOC-01');
    expect(half.windows).toHaveLength(1);
    expect(half.windowNote).toContain('fewer than 12 points');
    const window = timeOf('A-garages', 'LOC-12', 'team', { from: '2024-04-01', to: '2026-03-31' });
    expect(window.row?.cells).toHaveLength(24);
    expect(window.windows.find(({ chosen }) => chosen)?.from).toBe('2024-04-01');
    expect(window.axis).toMatchObject({ start: '2024-04-01', end: '2026-03-31' });
  });

  it('begins limits anew at a phase, prints its reason to all and its author to the team alone', () => {
    const phase: SeriesPhase = {
      id: 1,
      contextId: idOf('A-garages'),
      indicator: 'LOC-12',
      breakdown: '',
      date: '2020-06-01',
      responseId: null,
      reason: 'Detached youth work came back.',
      recordedBy: 'Sam',
      recordedAt: '2020-07-01T09:00:00.000Z',
      archived: false,
    };
    const team = timeOf('A-garages', 'LOC-12', 'team', { phases: [phase] });
    // fifty months before June 2020, seventy from then on
    expect(team.stretches.map(({ points }) => points)).toEqual([50, 70]);
    expect(team.stretches[1]?.opening).toContain('Detached youth work came back.');
    expect(team.phases[0]?.recordedBy).toBe('Sam');
    const gone = timeOf('A-garages', 'LOC-12', 'team', { phases: [{ ...phase, archived: true }] });
    expect(gone.stretches).toHaveLength(1);
    const outside = timeOf('A-garages', 'LOC-12', 'external', { phases: [phase] });
    expect(outside.phases[0]).toMatchObject({ reason: phase.reason, recordedBy: '' });
  });

  it('draws levels without limits, and says why', () => {
    const page = timeOf('A-garages', 'LOC-08');
    expect(page.latest).toContain('Agreed levels move in whole steps');
    expect(page.row?.control).toBeNull();
  });
});

describe('did it change when the work began', () => {
  const four = {
    with: ['X6-later-start', 'X7-later-start', 'X8-later-start'].map(idOf).join(','),
    without: ['X1-comparison', 'X2-comparison', 'X3-comparison', 'X4-comparison'].map(idOf).join(','),
    why: 'Measured in the same way since 2016; nothing new was tried there.',
  };

  it('asks for what is missing, one step at a time', () => {
    expect(ask('A-garages', {}).result).toMatchObject({ kind: 'waiting' });
    const half = ask('A-garages', { indicator: 'LOC-01' });
    expect(half.result.kind === 'waiting' && half.result.sentence).toContain('response');
  });

  it('compares the four later starts with the four comparison places of the demo', () => {
    const asked = {
      indicator: 'LOC-01',
      response: responseOf('X5-later-start', '2021-04-01'),
      method: 'several_places',
      ...four,
    };
    const page = ask('X5-later-start', asked);
    if (page.result.kind !== 'several_places') throw new Error(JSON.stringify(page.result));
    expect(page.result).toMatchObject({ gate: 'full', changed: true, permutations: 70 });
    // the eight places as counted by hand from the demo file: 5.1, 4.4, 5.1, 2.5 against 1.2, -1.8, 0.4, -4.6
    expect(page.result.averageWith).toBeCloseTo(0.043, 3);
    expect(page.result.averageWithout).toBeCloseTo(-0.012, 3);
    const outside = ask('X5-later-start', { ...asked, view: 'external' });
    expect(JSON.stringify(outside)).not.toMatch(/Larch|Quill|"counts"/);
    expect(outside.result.kind).toBe('several_places');
  });

  it('lists other responses and grants in the window as rivals, those near the start first to be told', () => {
    const { rivals } = ask('A-garages', {
      indicator: 'LOC-01',
      response: responseOf('A-garages', '2020-06-01'),
    });
    expect(rivals.filter(({ near }) => near).map(({ date }) => date)).toEqual(['2020-04-01']);
    expect(rivals.map(({ what }) => what).join(' ')).toContain('Lighting and sight lines');
    expect(rivals.map(({ what }) => what).join(' ')).not.toContain('Detached youth work resumes');
  });

  it('refuses the start that has too little before it, the broken yard, and the group of four outside', () => {
    const early = ask('A-garages', {
      indicator: 'LOC-01',
      response: responseOf('A-garages', '2016-06-01'),
    });
    expect(early.result.kind === 'refused' && early.result.reasons.join(' ')).toContain('1 before');
    const yard = ask('B-canal-yard', {
      indicator: 'LOC-01',
      response: responseOf('B-canal-yard', '2018-10-01'),
    });
    expect(yard.result.kind === 'refused' && yard.result.reasons.join(' ')).toContain('boundary redrawn');
    expect(ask('F-four-friends', { view: 'external', indicator: 'LOC-05' }).result).toMatchObject({
      kind: 'refused',
    });
  });

  it('never claims an effect for recorded harm', () => {
    const { result, pairs } = ask('A-garages', {
      indicator: 'LOC-12',
      response: responseOf('A-garages', '2020-06-01'),
    });
    expect(result).toMatchObject({ kind: 'one_place', grey: true, changed: false, eValue: null });
    expect(pairs.map(({ key }) => key)).toContain('LOC-01');
  });
});
