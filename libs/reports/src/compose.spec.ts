import { reportInput, type ReportInput } from '@waymark/contract';
import { compose } from './compose';
import { documentWords, partWords } from './testing/document-words';
import { fullTexts, garagesInput, noTexts } from './testing/garages';
import { indicator, row, shown, verdict, wave } from './testing/released';

const says = (input: ReportInput, part: string): string => partWords(compose(input), part);
const withPage = (change: Partial<ReportInput['page']>, input = garagesInput()): ReportInput => ({
  ...input,
  page: { ...input.page, ...change },
});

describe('a report to a funder', () => {
  it('takes its figures from a released page and from nothing else', () => {
    expect(reportInput.safeParse(garagesInput()).success).toBe(true);
    const team = { ...garagesInput(), page: { ...garagesInput().page, view: 'team' } };
    expect(reportInput.safeParse(team).success).toBe(false);
  });

  it('has its eleven parts in the order funders read them', () => {
    const numbered = compose(garagesInput()).sections.filter((s) => s.number !== null);
    expect(numbered.map((s) => s.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(numbered.map((s) => s.id)).toEqual([
      'one-page',
      'place',
      'work',
      'change',
      'voices',
      'context-only',
      'contribution',
      'inequality',
      'did-not-work',
      'sustainability',
      'method',
    ]);
  });

  it('is marked as a draft where a part is missing, and as invented where the place is', () => {
    const lacking = { ...garagesInput({ ...fullTexts, whatDidNotWork: '' }) };
    expect(compose(lacking).marks).toEqual(['draft', 'invented example']);
    expect(compose({ ...garagesInput(), invented: false }).marks).toEqual([]);
  });

  it('names the edition of every figure, on each page and in full once, and what became of it', () => {
    const input = garagesInput();
    const { figuresAre, sections } = compose(input);
    expect(figuresAre).toBe('Edition 3, 15 September 2021, SHA-256 ab12ab12ab12');
    expect(JSON.stringify(sections.at(-1) && sections)).toContain('ab12'.repeat(16));
    const edition = {
      ...input.edition,
      standing: 'provisional' as const,
      notices: [
        { kind: 'corrected' as const, on: '2021-10-01', by: 4 },
        { kind: 'withdrawn' as const, on: '2021-11-01', why: 'A school asked for it.' },
      ],
    };
    const later = compose({ ...input, invented: false, edition });
    expect(later.marks).toEqual(['provisional figures', 'corrected by edition 4', 'edition withdrawn']);
    expect(JSON.stringify(later.sections)).toContain('A school asked for it.');
  });

  it('leads with the headline measures of the plan, and lets page one hide no worsening', () => {
    const lead = (input: ReportInput): string[] =>
      compose(input).sections[0]?.blocks.flatMap((b) =>
        b.kind === 'charts' ? b.entries.map((e) => e.row.key) : [],
      ) ?? [];
    expect(lead(garagesInput())).toEqual(['LOC-01', 'LOC-04', 'LOC-15']);
    const worse = row(indicator('LOC-02', 'Feels safe here after dark'), [], {
      verdict: verdict({ word: 'worsening' }),
    });
    const { rows } = garagesInput().page;
    expect(lead(withPage({ rows: [...rows, { row: worse, pairs: [], pairMissing: [] }] }))).toEqual([
      'LOC-01',
      'LOC-04',
      'LOC-02',
    ]);
  });

  it('keeps effort apart from outcomes and says why', () => {
    expect(says(garagesInput(), 'work')).toContain('Hours of outreach cannot support an outcome claim.');
    expect(says(garagesInput(), 'work')).toContain('1,240');
    expect(says(garagesInput(), 'change')).not.toContain('SYS-11');
  });

  it('shows a context-only figure grey, beside its pair, and says what of the pair is not measured', () => {
    const report = compose(garagesInput());
    const part = report.sections.find((s) => s.id === 'context-only');
    const charts = part?.blocks.find((b) => b.kind === 'charts');
    expect(charts?.kind === 'charts' && charts.entries.map((e) => [e.row.key, e.pairOf])).toEqual([
      ['LOC-12', null],
      ['LOC-01', 'LOC-12'],
    ]);
    expect(partWords(report, 'context-only')).toMatch(/LOC-16\nnot measured/);
    expect(partWords(report, 'change')).not.toContain('LOC-12');
    for (const section of report.sections)
      for (const block of section.blocks)
        if (block.kind === 'table')
          for (const line of block.table.rows)
            if (line.header.includes('LOC-12') || block.table.caption.includes('LOC-12'))
              expect([line.grey, ...line.cells.map((c) => c.grey)]).toContain(true);
  });

  it('names breaks, withheld and missing waves, and what crosses a boundary, in its method note', () => {
    const note = says(garagesInput(), 'method');
    expect(note).toContain(
      'LOC-12: recording changed in April 2018 (a new recording rule for anti-social behaviour); no comparison is made across it.',
    );
    expect(note).toContain('LOC-15: spring 2021.');
    expect(note).toContain('LOC-02, girls: spring 2018 and spring 2021.');
    expect(note).toContain('LOC-01: spring 2020 (not asked).');
    expect(note).toContain('LOC-12: 2 observations cross a boundary');
    expect(note).toContain('policy, version external 1');
  });

  it('shows who is less safe, withheld cells as withheld', () => {
    expect(says(garagesInput(), 'inequality')).toContain('spring 2021: withheld');
    expect(says(withPage({ rows: garagesInput().page.rows.slice(0, 2) }), 'inequality')).toContain(
      'this report cannot say who is less safe',
    );
  });

  it('counts a gap as a measure of its goal, and a sample asked apart as one of its own', () => {
    const apart = row(
      indicator('COM-01', 'Looks out for young people', { goal: 'E1' }),
      [shown(wave(0), 0.44)],
      {
        key: 'COM-01 sample=adults',
        breakdown: 'sample=adults',
        breakdownLabel: 'adults',
      },
    );
    const { rows } = garagesInput().page;
    const part = says(withPage({ rows: [...rows, { row: apart, pairs: [], pairMissing: [] }] }), 'change');
    expect(part).toContain('Looks out for young people, adults (COM-01)');
    expect(part).not.toContain('Nothing released measures this goal');
    expect(part).toContain('Gap between girls and boys, safe after dark (COM-08)');
  });

  it('warns on its first page when no headline measure looks at the place itself', () => {
    const warning = 'No headline measure here is ecological';
    expect(says(garagesInput(), 'one-page')).not.toContain(warning);
    const rows = garagesInput().page.rows.filter(({ row: r }) => r.key !== 'LOC-04');
    expect(says(withPage({ rows }), 'one-page')).toContain(warning);
  });

  it('claims no cause and ranks nothing', () => {
    const said = documentWords(compose(garagesInput(noTexts))).join('\n');
    expect(said).not.toMatch(/because of|due to|thanks to|as a result of|led to/i);
    expect(said).not.toMatch(/\brank|league|best place|worst place|\btop \d|score of the place/i);
  });

  it('prints no voice without recorded consent for this audience', () => {
    const silent = documentWords(compose(garagesInput({ ...fullTexts, voicesConsent: false }))).join('\n');
    expect(silent).not.toContain('People say hello now');
    expect(silent).toContain('consent to share it with this audience is not recorded');
    expect(documentWords(compose(garagesInput())).join('\n')).toContain('People say hello now');
  });

  it('is complete without any individual in it', () => {
    const report = compose(garagesInput());
    expect(report.gaps).toEqual([]);
    expect(documentWords(report).join('\n')).not.toMatch(/IND-\d/);
  });

  it('says so where nothing is released yet, and does not fail', () => {
    const empty = compose(
      withPage({ rows: [], effort: [], grants: [], gaps: [], responses: [], life: [], goals: [] }),
    );
    expect(partWords(empty, 'one-page')).toContain('has a released figure yet');
    expect(empty.sections).toHaveLength(11);
  });
});

describe('a report about a peer group', () => {
  const level = row(
    indicator('PEER-05', 'The group looks after each other', { role: 'headline', orientation: 'ecological' }),
    [0, 1, 2, 3].map((value, i) => shown(wave(i), value, { base: { label: 'raters', value: 2 } })),
    {
      scale: { kind: 'level', min: 0, max: 4, unit: 'level', decimals: 0 },
      verdict: verdict({
        difference: { value: 3, lower: null, upper: null },
        sentence: 'Level 3 now, level 0 at the start.',
      }),
      caption: 'Levels at four reviews.',
    },
  );
  const leaked = row(indicator('LOC-01', 'Feels safe here by day'), [
    shown(wave(0), 0.7511, { base: { label: 'n', value: 4 } }),
  ]);
  const base = garagesInput(noTexts);
  const peer = withPage(
    {
      context: { ...base.page.context, name: 'A group of friends', level: 'peer', kind: 'friendship group' },
      rows: [
        { row: level, pairs: [leaked], pairMissing: [] },
        { row: leaked, pairs: [], pairMissing: [] },
      ],
      effort: base.page.effort,
      footnote: '',
      lede: 'A group of friends.',
      responses: [],
    },
    base,
  );

  it('holds words and levels only: no percentage, no count, no base', () => {
    const report = compose(peer);
    const said = documentWords(report).join('\n');
    expect(said).toContain('level 3');
    expect(said).not.toMatch(/%|\bn \d|raters\b.*\d|\d+ raters|LOC-01|1,240/);
    const drawn = report.sections.flatMap((s) =>
      s.blocks.flatMap((b) => (b.kind === 'charts' ? b.entries.map((e) => e.row) : [])),
    );
    expect(drawn.map((r) => r.key)).toEqual(['PEER-05']);
    expect(drawn.flatMap((r) => r.cells.map((c) => (c.state === 'shown' ? c.base : null)))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('says which figures looked odd and were checked, once, and takes it for no evidence of a level', () => {
    expect(says(garagesInput(), 'method')).not.toContain('looked odd');
    const checkedRow = row(
      indicator('LOC-05', 'Guardianship in this place'),
      [shown(wave(0), 2, { note: 'Checked.' }), shown(wave(1), 3, { note: 'Checked.' })],
      { scale: { kind: 'level', min: 0, max: 4, unit: 'level', decimals: 0 } },
    );
    const input = withPage({ rows: [{ row: checkedRow, pairs: [], pairMissing: [] }] });
    expect(says(input, 'method')).toMatch(/Looked odd and was checked/);
    expect(says(input, 'change')).not.toContain('Evidence for');
  });
});

describe('the plan in a report', () => {
  const withPlan = (change: Partial<ReportInput['plan']>): ReportInput => {
    const input = garagesInput();
    return { ...input, plan: { ...input.plan, ...change } };
  };

  it('lists every moved target with what it was, what it is, the day and the reason', () => {
    const text = says(garagesInput(), 'change');
    for (const words of [
      'target of LOC-04 for Steady adults',
      'at least 70 from 2021-04-01 to 2021-06-30',
      'at least 60 from 2021-04-01 to 2021-06-30',
      '14 September 2020',
      'No youth work ran for a year, and trust fell meanwhile.',
    ])
      expect(text).toContain(words);
  });

  it('says so where nothing was moved, also where nothing measures the place', () => {
    const nothing = 'no target, baseline or definition of this plan was changed';
    expect(says(withPlan({ changes: [] }), 'change')).toContain(nothing);
    expect(says({ ...withPage({ rows: [] }, withPlan({ changes: [] })) }, 'change')).toContain(nothing);
  });

  it('tells hope, sign and how one will know, the baseline with its n, and where each target stands', () => {
    const text = says(garagesInput(), 'change');
    for (const words of [
      'Somebody to turn to on any evening.',
      'More young people name an adult here.',
      'The short survey, asked again in the same months.',
      '15 April 2016, survey in the place; n 60',
      'reached: as released for spring 2021',
    ])
      expect(text).toContain(words);
  });

  it('tells what meetings decided, who turned it and who came, and leaves out who never was asked', () => {
    const text = says(garagesInput(), 'work');
    expect(text).toContain(
      'Of 4 actions planned, 2 aim at conditions around young people, 1 at both and 1 at behaviour.',
    );
    expect(text).toContain('The plan holds to changing the context.');
    expect(text).toContain('Voluntary and community sector');
    expect(text).not.toContain('Young people, families, residents and others');
    expect(text).toContain('3 meetings spoke of this context');
    expect(text).not.toContain('health');
  });
});
