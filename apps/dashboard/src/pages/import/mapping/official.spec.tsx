import type { ImportMapping, MappingProposal, MappingUse } from '@waymark/contract';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../../testing/contract-server';
import { DRAFT_ID, returnFile, returnPreview } from '../../../testing/quarterly-return';
import { renderAt } from '../../../testing/render-at';
import { framework, indicator, session } from '../../../testing/samples';

beforeAll(() => import('./mapping-page'));
beforeEach(() => localStorage.clear());

const HEADINGS = [
  'time_period',
  'time_identifier',
  'geographic_level',
  'new_la_code',
  'la_name',
  'sex',
  'pupils',
];
const official: ImportMapping = {
  mapping: 'my-mapping',
  version: 1,
  label: 'Pupils by sex',
  publisher: 'Department for Education',
  licence: 'Open Government Licence v3.0',
  address: 'https://example.org/',
  source: 'DfE, pupils',
  recognise: HEADINGS.slice(0, 4),
  area: { code: 'new_la_code', name: 'la_name', kind: 'local authority' },
  rows: {
    column: 'geographic_level',
    keep: ['Local authority'],
    apart: ['National', 'Regional'],
    apartNote: 'Totals are not added to the areas they are made of.',
  },
  only: [],
  period: { column: 'time_period', means: 'academic year' },
  breakdowns: [],
  values: [{ as: 'reported', column: 'sex', indicator: 'CHOOSE', unit: 'number' }],
  symbols: { c: 'withheld by source' },
};
const proposal: MappingProposal = {
  mapping: { kind: 'official', official },
  why: null,
  saved: null,
  period: null,
  tables: [
    {
      sheet: 0,
      sheetName: null,
      range: 'A1:G2',
      headingRows: [1],
      firstRow: 2,
      lastRow: 2,
      titles: [],
      totalRows: [],
      footnotes: [],
      columns: HEADINGS.map((heading, at) => ({
        heading,
        nth: 1,
        letter: 'ABCDEFG'[at] ?? '',
        filled: 1,
        samples: ['12'],
        holds: 'numbers',
        indicators:
          heading === 'pupils'
            ? [{ code: 'AREA-06', title: 'Exclusions', because: 'The heading holds its words.' }]
            : [],
      })),
    },
  ],
  contexts: [],
  symbols: [],
  choices: [],
};

describe('a file of official statistics', () => {
  it('becomes figures of areas once its columns are chosen, and sends nothing before', async () => {
    const uses: MappingUse[] = [];
    contractServer({
      session: () => session,
      framework: () => framework({ indicators: [indicator({ code: 'AREA-06', title: 'Exclusions' })] }),
      contexts: () => [],
      mappings: () => [],
      importDraft: () => returnFile({ file: 'tidy.csv', sheets: [{ name: null, rows: 2, columns: 7 }] }),
      importDraftCells: () => ({
        sheet: 0,
        rowCount: 2,
        columnCount: 7,
        letters: [...'ABCDEFG'],
        rows: [{ row: 1, cells: HEADINGS.map((text) => ({ text, type: 'text' as const })) }],
      }),
      importDraftProposal: () => proposal,
      previewMapping: ({ body }) => {
        uses.push(body as MappingUse);
        return returnPreview({ contexts: [], symbols: [], totals: [] });
      },
    });
    renderAt(`/import/drafts/${DRAFT_ID}`);
    expect(await screen.findByText(/choose those that hold figures/)).toBeVisible();
    expect(screen.getByText(/“Local authority” are taken/)).toHaveTextContent(
      'Regional” kept apart and counted',
    );
    const column = (letter: string) => screen.getByRole('combobox', { name: `What column ${letter} is` });
    await userEvent.selectOptions(column('G'), 'A count of events in the year');
    const card = column('G').closest('li') as HTMLElement;
    expect(within(card).getByText('Exclusions (AREA-06)')).toBeVisible();
    await userEvent.selectOptions(column('F'), 'Who: a subgroup, such as sex');
    await userEvent.type(screen.getByLabelText(/means everyone/), 'Total');
    await waitFor(() =>
      expect(uses.at(-1)?.mapping).toMatchObject({
        kind: 'official',
        official: {
          values: [{ as: 'events', column: 'pupils', indicator: 'AREA-06' }],
          breakdowns: [{ column: 'sex', dimension: 'sex', all: 'Total' }],
        },
      }),
    );
    expect(
      uses.every(({ mapping }) => mapping.kind === 'official' && mapping.official.values.length > 0),
    ).toBe(true);
    const heads = within(screen.getByRole('grid')).getAllByRole('columnheader');
    expect(heads.at(-1)).toHaveTextContent('count of AREA-06');
  });
});
