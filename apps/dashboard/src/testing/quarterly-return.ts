import type {
  ColumnRule,
  FoundColumn,
  GridWindow,
  ImportDraft,
  MappingPreview,
  MappingProposal,
  PreviewObservation,
  TableRule,
} from '@waymark/contract';

/** An invented return of a small charity, and what a server would understand of it. */
export const DRAFT_ID = '3f0c2b9e-6a52-4b8e-9a53-0d9a7c1e4b10';

const TEXTS = [
  ['Return of the detached team', '', '', '', ''],
  ['Period: Q1 2024/25 (Apr to Jun)', '', '', '', ''],
  ['', '', '', '', ''],
  ['Site', 'Asked', 'Feels safe by day', '', 'Notes'],
  ['', '', 'No.', '%', ''],
  ['Canal yard', '40', '30', '75%', ''],
  ['Skate Bowl', '25', '<5', '-', 'rain'],
  ['Total', '66', '34', '', ''],
  ['* figures under 5 were removed', '', '', '', ''],
];

export const returnFile = (change: Partial<ImportDraft> = {}): ImportDraft => ({
  id: DRAFT_ID,
  file: 'return.xlsx',
  size: 9214,
  digest: 'a'.repeat(64),
  state: 'ready',
  progress: 1,
  remarks: ['A workbook with one sheet.'],
  problems: [],
  sheets: [{ name: 'Q1', rows: TEXTS.length, columns: 5 }],
  uploadedAt: '2024-11-02T10:00:00.000Z',
  uploadedBy: 'Sam Field',
  expiresAt: '2024-11-09T10:00:00.000Z',
  ...change,
});

export const returnCells = (from: number, rows: number): GridWindow => ({
  sheet: 0,
  rowCount: TEXTS.length,
  columnCount: 5,
  letters: ['A', 'B', 'C', 'D', 'E'],
  rows: TEXTS.slice(from - 1, from - 1 + rows).map((texts, at) => ({
    row: from + at,
    cells: texts.map((text) => ({ text, type: text === '' ? 'empty' : 'text' }) as const),
  })),
});

const proposed = [{ code: 'LOC-01', title: 'Feels safe by day', because: 'The heading holds its words.' }];
const found = (
  letter: string,
  heading: string,
  samples: string[],
  holds: FoundColumn['holds'],
  indicators: FoundColumn['indicators'] = [],
): FoundColumn => ({ heading, nth: 1, letter, filled: samples.length, samples, holds, indicators });

const figure = (heading: string, part: 'denominator' | 'numerator' | 'percent'): ColumnRule => ({
  heading,
  nth: 1,
  as: 'figure',
  part,
  indicators: ['LOC-01'],
  breakdown: '',
  context: null,
  periodInHeading: false,
});

const table: TableRule = {
  sheet: null,
  headingRows: 2,
  rowsAre: 'figures',
  columns: [
    { heading: 'Site', nth: 1, as: 'context', fillDown: false },
    figure('Asked', 'denominator'),
    figure('Feels safe by day / No.', 'numerator'),
    figure('Feels safe by day / %', 'percent'),
    { heading: 'Notes', nth: 1, as: 'not used', why: 'Words, not figures.' },
  ],
  context: null,
  contexts: {},
  period: { from: 'title', years: 'financial' },
  dates: 'day first',
  symbols: { '<5': 'as written' },
  totals: ['Total'],
  ends: 'at end of sheet',
};

const contexts: MappingPreview['contexts'] = [
  { text: 'Canal yard', rows: 1, code: 'canal-yard', name: 'Canal Yard', match: 'near', suggestions: [] },
  { text: 'Skate Bowl', rows: 1, code: null, name: null, match: 'none', suggestions: [] },
];
const symbols: MappingPreview['symbols'] = [
  { text: '<5', count: 1, cell: 'C7', meaning: 'as written' },
  { text: '-', count: 1, cell: 'D7', meaning: null },
];

export const returnProposal = (change: Partial<MappingProposal> = {}): MappingProposal => ({
  mapping: {
    kind: 'table',
    table: {
      mapping: 'return-of-the-detached-team',
      version: 1,
      label: 'Return of the detached team',
      source: 'Return of the detached team',
      tables: [table],
    },
  },
  why: null,
  saved: null,
  period: null,
  tables: [
    {
      sheet: 0,
      sheetName: 'Q1',
      range: 'A4:E7',
      headingRows: [4, 5],
      firstRow: 6,
      lastRow: 7,
      titles: [
        { row: 1, text: 'Return of the detached team' },
        { row: 2, text: 'Period: Q1 2024/25 (Apr to Jun)' },
      ],
      totalRows: [8],
      footnotes: [{ row: 9, text: '* figures under 5 were removed' }],
      columns: [
        found('A', 'Site', ['Canal yard', 'Skate Bowl'], 'few texts'),
        found('B', 'Asked', ['40', '25'], 'numbers', proposed),
        found('C', 'Feels safe by day / No.', ['30', '<5'], 'mixed', proposed),
        found('D', 'Feels safe by day / %', ['75%', '-'], 'percentages', proposed),
        found('E', 'Notes', ['rain'], 'free text'),
      ],
    },
  ],
  contexts,
  symbols,
  choices: [
    {
      at: 'tables.0.period',
      what: 'Period',
      chose: 'Lines above the table',
      because: 'The second line says “Q1 2024/25 (Apr to Jun)”.',
      sure: 'sure',
    },
    {
      at: 'tables.0.columns.1',
      what: 'Column B, Asked',
      chose: 'base',
      because: 'A whole number at least as large as the count beside it.',
      sure: 'likely',
    },
  ],
  ...change,
});

export const returnFigure = (change: Partial<PreviewObservation> = {}): PreviewObservation => ({
  sheet: 0,
  cells: ['C6', 'B6'],
  shown: '30 of 40',
  context: { code: 'canal-yard', name: 'Canal Yard' },
  areaCode: null,
  indicator: { code: 'LOC-01', title: 'Feels safe by day' },
  start: '2024-04-01',
  end: '2024-06-30',
  breakdown: '',
  round: '',
  figures: { kind: 'counts', numerator: 30, denominator: 40 },
  ...change,
});

export const returnPreview = (change: Partial<MappingPreview> = {}): MappingPreview => ({
  counts: {
    rows: 2,
    observations: 1,
    shown: 1,
    missing: 0,
    reported: 0,
    refused: 1,
    leftOut: 1,
    problems: 1,
    submissions: 0,
    answers: 0,
  },
  faults: [],
  observations: [returnFigure()],
  problems: [
    {
      severity: 'error',
      file: 'return.xlsx',
      sheet: 'Q1',
      row: 7,
      column: 'Feels safe by day / %',
      value: '-',
      expected: 'a figure or a sign with a meaning',
      fix: 'Say what it means under the signs.',
      code: 'unknown-symbol',
      cell: 'D7',
    },
  ],
  totals: [
    {
      sheet: 0,
      cell: 'B8',
      column: 'Asked',
      shown: '66',
      sum: 65,
      agrees: false,
      says: 'The total is 1 more than its parts.',
    },
  ],
  unused: [{ sheet: 0, letter: 'E', heading: 'Notes', why: 'Words, not figures.' }],
  leftOut: [{ sheet: 0, row: 7, text: 'Skate Bowl', why: 'The place is not known.' }],
  contexts,
  symbols,
  marks: [
    { sheet: 0, cell: 'A6', is: 'key', says: 'Canal Yard' },
    { sheet: 0, cell: 'B6', is: 'figure', says: 'base' },
    { sheet: 0, cell: 'C6', is: 'figure', says: 'count' },
    { sheet: 0, cell: 'D6', is: 'figure', says: 'percentage, held against the counts' },
    { sheet: 0, cell: 'C7', is: 'reported', says: 'kept as printed' },
    { sheet: 0, cell: 'D7', is: 'problem', says: 'nobody said what this sign means' },
  ],
  remarks: [],
  ...change,
});
