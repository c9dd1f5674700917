import type { ReportInput, ReportTexts } from '@waymark/contract';
import { garagesPlan } from './garages-plan';
import { indicator, level, month, notAsked, row, share, shown, verdict, wave, withheld } from './released';

const safeByDay = row(indicator('LOC-01', 'Feels safe here by day'), [
  ...[50, 51, 50, 57, 64, 64, 60, 62].map((v, i) => share(i, v, [60, 60, 60, 65, 70, 70, 55, 55][i] ?? 60)),
  notAsked(wave(8)),
  share(9, 69, 65),
  share(10, 71, 70),
]);

const adult = row(
  indicator('LOC-04', 'Can name a trusted adult here', { orientation: 'ecological', goal: 'U1' }),
  [17, 25, 33, 42, 50, 47, 36, 38, 54, 60, 64].map((v, i) => share(i, v, 60)),
  {
    verdict: verdict({
      difference: { value: 0.48, lower: 0.31, upper: 0.6 },
      sentence:
        '64 in 100 in spring 2021, 17 at the start: 48 points higher (31 to 60). It stood at 36 when no grant was running.',
    }),
  },
);

const pushed = row(
  indicator('LOC-15', 'Pushed elsewhere', {
    direction: 'lower',
    goal: 'E4',
    provenance: 'Derived, not validated',
  }),
  [
    ...[25, 26, 27, 20, 14, 15, 18, 17, 15, 15].map((v, i) =>
      share(i, v, [60, 55, 55, 60, 70, 70, 55, 55, 65, 65][i] ?? 60),
    ),
    withheld(wave(10)),
  ],
  {
    verdict: verdict({
      word: 'cannot say',
      difference: null,
      held: null,
      reference: 'spring 2021 is withheld',
      lack: 'the latest wave is withheld',
      sentence: '15 in 100 in autumn 2020, 25 at the start. The figure for spring 2021 is withheld.',
    }),
  },
);

const guardianship = row(
  indicator('LOC-05', 'Adults look out for young people', {
    orientation: 'ecological',
    goal: 'U1',
    unit: 'level',
    role: 'supporting',
    respondentMethod: 'Rubric agreed by two raters',
  }),
  [1, 1, 2, 2, 3, 3, 2, 2, 3, 3, 3].map((v, i) =>
    shown(wave(i), v, {
      base: { label: 'raters', value: 2 },
      source: 'review by two raters',
      note: i === 10 ? 'Shopkeepers know the group by name and ring the youth workers first.' : null,
    }),
  ),
  {
    scale: level,
    source: 'Review by two raters',
    verdict: verdict({
      method: 'agreed-levels',
      difference: { value: 2, lower: null, upper: null },
      sentence: 'Level 3 in spring 2021, level 1 at the start. It fell to level 2 when no grant was running.',
    }),
  },
);

const recorded = row(
  indicator('LOC-12', 'Recorded anti-social behaviour', {
    role: 'context_only',
    direction: 'none',
    goal: 'E1',
    unit: 'per 1,000',
    respondentMethod: 'Police records by month',
    note: 'Counts often rise first when residents begin to report.',
  }),
  Array.from({ length: 63 }, (_, i) =>
    i % 9 === 4
      ? withheld(month(i))
      : shown(month(i), 10 + 5 * ((i * 7) % 4), { source: 'police', base: null, noInterval: null }),
  ),
  {
    scale: { kind: 'count', min: 0, max: null, unit: 'incidents', decimals: 0 },
    source: 'Police',
    breaks: [
      {
        date: '2018-04-01',
        kind: 'recording changed',
        reason: 'a new recording rule for anti-social behaviour',
      },
    ],
    verdict: verdict({
      kind: 'context_only',
      word: 'no clear change',
      difference: null,
      reference: 'context only',
      sentence: '180 in the latest 12 months, 190 in the first: no clear change.',
    }),
    pairWith: ['LOC-01', 'LOC-16'],
    crosses: 2,
  },
);

const gap = row(
  indicator('COM-08', 'Gap between girls and boys, safe after dark', {
    role: 'supporting',
    goal: 'N1',
    direction: 'lower',
  }),
  [31, 32, 33, 30, 27, 26].map((v, i) =>
    shown(wave(i * 2), v / 100, { interval: { lower: v / 100 - 0.15, upper: v / 100 + 0.15, level: 0.95 } }),
  ),
  {
    scale: { kind: 'gap', min: 0, max: null, unit: 'points', decimals: 0 },
    verdict: verdict({
      word: 'no clear change',
      difference: { value: -0.05, lower: -0.2, upper: 0.1 },
      sentence: '26 points in spring 2021, 31 at the start: 5 points lower (20 lower to 10 higher).',
    }),
  },
);

const girls = row(
  indicator('LOC-02', 'Feels safe here after dark'),
  [share(0, 15, 30), withheld(wave(4)), withheld(wave(10))],
  {
    key: 'LOC-02 sex=girls',
    breakdown: 'sex=girls',
    breakdownLabel: 'girls',
    verdict: verdict({ word: 'cannot say', difference: null, held: null, lack: 'withheld', reference: '' }),
  },
);

const hours = row(
  indicator('SYS-11', 'Hours of detached youth work', { role: 'effort', unit: 'hours', goal: 'U1' }),
  [shown(wave(0), 220, { source: 'timesheets' }), shown(wave(10), 1240, { source: 'timesheets' })],
  {
    scale: { kind: 'count', min: 0, max: null, unit: 'hours', decimals: 0 },
    source: 'Timesheets',
    verdict: verdict({
      kind: 'not_judged',
      word: null,
      difference: null,
      held: null,
      reference: '',
      sentence: '',
    }),
  },
);

export const noTexts: ReportTexts = {
  summary: '',
  howWeKnow: '',
  voices: '',
  voicesConsent: false,
  contribution: '',
  otherExplanations: '',
  strength: '',
  whatDidNotWork: '',
  sustainability: '',
  learning: '',
};

export const fullTexts: ReportTexts = {
  summary:
    'Three years of work with residents, shops and a school so that young people can be in this place safely.',
  howWeKnow:
    'Young people were asked in the place itself, twice a year, by workers they know. Two raters agreed each level.',
  voices:
    'People say hello now. Before, they just rang someone.\n\nWe asked eleven young people what these lines mean to them. They said the light mattered less than who is there.',
  voicesConsent: true,
  contribution:
    'Detached workers were there four evenings a week. Residents and the school kept links going in between.',
  otherExplanations:
    'A new bus stop brought more adults through in 2018, and one family who had fallen out with the group moved away.',
  strength: 'fair',
  whatDidNotWork:
    'Behaviour contracts with seven young people were stopped after six months: they moved the trouble and not the reasons. Dark paths behind the garages have had no action for two reviews.',
  sustainability: 'When the grant ended, outreach stopped and guardianship fell from level 3 to level 2.',
  learning: 'Level 3 must not rest on one grant. The next goal is a rota that residents run themselves.',
};

/** Invented figures of an invented place, shaped as release() would let them out. */
export function garagesInput(texts: ReportTexts = fullTexts): ReportInput {
  return {
    template: 'funder',
    today: '2021-09-15',
    invented: true,
    grant: {
      identifier: '360G-demo-G3',
      funder: 'National Youth Safety Fund (invented)',
      title: 'Contexts that keep young people safe',
      start: '2020-04-01',
      end: '2023-03-31',
      amountGbp: 156000,
      askedFor: 'felt safety in the place; trusted adults; guardianship',
    },
    policyVersion: 'external 1',
    edition: {
      number: 3,
      title: 'Places, to autumn 2021',
      organisation: 'Estuary Youth Trust',
      released: '2021-09-15',
      standing: 'final',
      sha256: 'ab12'.repeat(16),
      notices: [],
    },
    texts,
    plan: garagesPlan,
    page: {
      view: 'external',
      asOf: '2021-09-15',
      periods: 'as_collected',
      context: {
        id: 1,
        name: 'The Garages and the Bowl',
        pseudonym: 'The Garages and the Bowl',
        level: 'location',
        setting: 'neighbourhood',
        kind: 'garage block and skatepark',
        site: 'Estuary',
        siteId: 1,
        organisation: 'Estuary Youth Trust',
        opened: '2016-04-01',
        closed: null,
        invented: true,
      },
      lede: 'A garage block and a skatepark, followed since 2016 through three grants and a year without one. The name is a pseudonym.',
      axis: {
        start: '2016-01-01',
        end: '2021-12-31',
        ticks: [2016, 2017, 2018, 2019, 2020, 2021].map((y) => ({ date: `${y}-01-01`, label: `${y}` })),
      },
      grants: [
        {
          id: 1,
          label: 'G1',
          title: 'Safer spaces',
          funder: 'Community Foundation',
          start: '2016-04-01',
          end: '2019-03-31',
        },
        {
          id: 2,
          label: 'G2',
          title: 'Detached youth work',
          funder: 'District Council',
          start: '2018-04-01',
          end: '2019-03-31',
        },
        {
          id: 3,
          label: 'G3',
          title: 'Contexts that keep young people safe',
          funder: 'National Fund',
          start: '2020-04-01',
          end: '2023-03-31',
        },
      ],
      gaps: [{ start: '2019-04-01', end: '2020-03-31' }],
      responses: [
        {
          id: 1,
          number: 1,
          title: 'Detached youth work four evenings a week',
          start: '2016-06-01',
          end: '2019-03-31',
          orientation: 'ecological',
          approach: 'guardianship',
          state: 'done',
        },
        {
          id: 2,
          number: 2,
          title: 'Behaviour contracts with seven young people',
          start: '2016-07-01',
          end: '2017-01-31',
          orientation: 'behaviour_based',
          approach: null,
          state: 'stopped',
        },
        {
          id: 3,
          number: 3,
          title: 'Dispersal and patrols',
          start: '2017-04-10',
          end: '2017-12-31',
          orientation: 'behaviour_based',
          approach: 'dispersal',
          state: 'done',
        },
        {
          id: 4,
          number: 4,
          title: 'Detached youth work resumes',
          start: '2020-06-01',
          end: null,
          orientation: 'ecological',
          approach: 'guardianship',
          state: 'under way',
        },
      ],
      life: [{ date: '2016-04-01', what: 'First wave of questions' }],
      links: [],
      goals: [
        { code: 'N1', statement: 'Young people have a positive identity here', provenance: 'derived' },
        { code: 'U1', statement: 'They can name adults they trust', provenance: 'derived' },
        { code: 'E4', statement: 'The place is kept for their safety and use', provenance: 'derived' },
        { code: 'E1', statement: 'What enables harm is removed or changed', provenance: 'derived' },
      ],
      goalWarning: null,
      rows: [
        { row: safeByDay, pairs: [], pairMissing: [] },
        { row: adult, pairs: [], pairMissing: [] },
        { row: pushed, pairs: [], pairMissing: [] },
        { row: guardianship, pairs: [], pairMissing: [] },
        { row: gap, pairs: [], pairMissing: [] },
        { row: girls, pairs: [], pairMissing: [] },
        { row: recorded, pairs: [safeByDay], pairMissing: ['LOC-16'] },
      ],
      effort: [hours],
      cannotSay: [{ about: 'Pushed elsewhere', because: 'the latest wave is withheld' }],
      adjustment: 'Verdicts are not adjusted for how many measures were judged.',
      footnote: 'Wilson 95% intervals for shares, Newcombe intervals for differences.',
    },
  };
}
