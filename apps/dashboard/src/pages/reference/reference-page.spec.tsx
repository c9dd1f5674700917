import type { ReferenceAreaPage, ReferencePage } from '@waymark/contract';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, type Handlers } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

const loaded: ReferencePage['datasets'][number] = {
  id: 'ons-child-population',
  label: 'Children by area',
  publisher: 'Office for National Statistics',
  licence: 'Open Government Licence v3.0',
  address: 'https://example.org/children',
  rows: 1955,
  from: '2012-06-30',
  to: '2024-06-30',
  monthsOld: 26,
  loads: [
    { importId: 9, file: 'children.csv', rows: 1955, loadedAt: '2026-09-14T10:00:00.000Z', loadedBy: 'Sam' },
  ],
  indicators: [{ code: 'AREA-01', title: 'Noted at assessment' }],
  restsOnIt: ['Rates per 1,000 children.'],
  missing: ['Areas of your sites that it does not name: W06000011.'],
};
const page: ReferencePage = {
  asOf: '2026-09-15',
  datasets: [
    loaded,
    {
      ...loaded,
      id: 'upper-tier-areas',
      label: 'Tiers',
      rows: 0,
      from: null,
      to: null,
      monthsOld: null,
      loads: [],
      indicators: [],
      restsOnIt: [],
      missing: ['Nothing of this file is loaded.'],
    },
  ],
  sites: [
    {
      id: 1,
      name: 'Harbourside',
      areaCode: 'E06000991',
      areaName: 'Eastbay',
      neighbours: [{ code: 'E06000992', name: 'Westbay' }],
    },
    { id: 2, name: 'Hill', areaCode: null, areaName: null, neighbours: [] },
  ],
  changes: [
    {
      date: '2023-04-01',
      sentence: 'Northshire was replaced by Eastbay.',
      order: 'https://example.org/order',
    },
  ],
};
const area: ReferenceAreaPage = {
  code: 'E06000991',
  name: 'Eastbay',
  kind: 'local authority',
  vintage: null,
  firstYear: 2018,
  lastYear: 2025,
  upperTier: null,
  lineage: ['Northshire was replaced by Eastbay.'],
  populations: [{ year: 2023, population: 51204 }],
  neighbours: [
    { rank: 1, code: 'E06000992', number: '902', name: 'Westbay', closeness: 'Very Close' },
    { rank: 2, code: null, number: '903', name: 'Norham', closeness: 'Not Close' },
  ],
  lowerTier: [],
};
const server = (more: Handlers = {}) =>
  contractServer({
    session: () => session,
    reference: () => page,
    referenceAreas: ({ query }) =>
      query?.search === 'nowhere' ? { found: 0, areas: [] } : { found: 1, areas: [bare()] },
    referenceArea: () => area,
    ...more,
  });
function bare() {
  const { populations: _p, neighbours: _n, lowerTier: _l, ...rest } = area;
  return rest;
}

describe('areas and reference data', () => {
  it('says of each file what is loaded, how old it is, what rests on it and what is missing', async () => {
    server();
    renderAt('/reference');
    const item = (await screen.findByRole('heading', { name: 'Children by area' })).closest(
      'li',
    ) as HTMLElement;
    const its = within(item);
    expect(
      its.getByText('1,955 rows, from 30 June 2012 to 30 June 2024: the newest is 2 years old.'),
    ).toBeInTheDocument();
    expect(
      its.getByText(/children\.csv: 1,955 rows stand, loaded 14 September 2026.* by Sam/),
    ).toBeInTheDocument();
    expect(its.getByRole('link', { name: 'See or take back' })).toHaveAttribute('href', '/import/9');
    expect(its.getByRole('link', { name: 'Noted at assessment' })).toHaveAttribute(
      'href',
      '/indicators/AREA-01',
    );
    expect(its.getByText(/W06000011/)).toBeInTheDocument();
    // once, in the sentence that says what to do
    expect(screen.getAllByText(/of this file is loaded|Not loaded/)).toHaveLength(1);
  });

  it('offers the area of a site beside its neighbours, and asks for one where there is none', async () => {
    server();
    renderAt('/reference');
    expect(
      await screen.findByRole('link', {
        name: 'Published figures of Eastbay beside its nearest statistical neighbour',
      }),
    ).toHaveAttribute('href', '/indicators/AREA-01?areas=E06000991%2CE06000992');
    expect(screen.getByRole('link', { name: 'Choose one' })).toHaveAttribute('href', '/sites/2/edit');
  });

  it('opens an area: populations, neighbours with what could not be matched, and what it was', async () => {
    server();
    renderAt('/reference');
    await userEvent.click(await screen.findByRole('button', { name: 'Eastbay' }));
    const facts = (await screen.findByRole('heading', { name: 'Eastbay E06000991' })).closest(
      'section',
    ) as HTMLElement;
    expect(within(facts).getByRole('row', { name: '2023 51,204' })).toBeInTheDocument();
    expect(within(facts).getByText('not close; number 903 matches no loaded area')).toBeInTheDocument();
    expect(within(facts).getByText('Northshire was replaced by Eastbay.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Close this area' }));
    expect(screen.queryByRole('heading', { name: 'Eastbay E06000991' })).toBeNull();
  });

  it('says so where no area has that name', async () => {
    server();
    renderAt('/reference?find=nowhere');
    expect(await screen.findByText('No area has “nowhere” in its name or code.')).toBeInTheDocument();
  });
});
