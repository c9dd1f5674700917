import type { QualityFinding, QualityPage } from '@waymark/contract';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, session, site } from '../../testing/samples';

const finding = (change: Partial<QualityFinding> = {}): QualityFinding => ({
  key: 'context 7; zero; LOC-12; 2023-04-01; 2023/24',
  kind: 'zero',
  contextId: 7,
  areaCode: null,
  indicators: [{ code: 'LOC-12', title: 'Anti-social behaviour on police records' }],
  cells: [{ row: 'LOC-12', start: '2023-04-01', end: '2024-03-31', figure: '0 incidents' }],
  period: '2023/24',
  start: '2023-04-01',
  odd: 'The figure is 0, where the 3 other waves that are not zero have 39 to 44.',
  why: 'A zero says that somebody looked and found none.',
  cure: 'Ask whoever recorded it.',
  goTo: 'history',
  state: 'open',
  answers: [],
  ...change,
});
const answered = finding({
  key: 'context 7; late; LOC-01; 2026-04-30; due',
  kind: 'late',
  cells: [],
  state: 'checked',
  period: 'due by 30 Apr 2026',
  answers: [
    { id: 3, action: 'checked', reason: 'Held in May instead', by: 'Ada', at: '2026-09-01T10:00:00Z' },
  ],
});
const page = (findings: QualityFinding[]): QualityPage => ({
  asOf: '2026-09-15',
  lede: '3 series in one place were looked at.',
  places: [
    {
      name: 'Canal Yard',
      contextId: 7,
      areaCode: null,
      siteId: 1,
      site: 'Harbour ward',
      series: 3,
      findings,
    },
    {
      name: 'Hill School',
      contextId: 8,
      areaCode: null,
      siteId: 1,
      site: 'Harbour ward',
      series: 0,
      findings: [],
    },
  ],
  rules: [
    {
      kind: 'zero',
      label: 'Zero that may mean "not recorded"',
      rule: 'Where five or more would be expected.',
    },
    { kind: 'late', label: 'Round late or skipped', rule: 'Due by the frequency.' },
  ],
});
const around = {
  session: () => session,
  sites: () => [site({ areaCode: 'E06000023', areaName: 'Bristol' })],
  contexts: () => [context()],
  areas: () => [],
};

describe('data quality', () => {
  it('tells place, figures, why and what to do, and leads to the record', async () => {
    contractServer({ ...around, quality: () => page([finding(), answered]) });
    renderAt('/quality');
    const odd = await screen.findByRole('article', { name: /Zero that may mean/ });
    expect(odd).toHaveTextContent('39 to 44');
    expect(odd).toHaveTextContent('somebody looked and found none');
    expect(odd).toHaveTextContent('Ask whoever recorded it');
    expect(within(odd).getByRole('link', { name: 'What was recorded' })).toHaveAttribute(
      'href',
      '/contexts/7/history?indicator=LOC-12',
    );
    expect(screen.queryByRole('article', { name: /Round late/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'Hill School' })).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText('Show'), 'answered ones too');
    expect(screen.getByRole('article', { name: /Round late/ })).toHaveTextContent('Held in May instead');
    expect(screen.getByTestId('address')).toHaveTextContent('/quality?state=all');
  });

  it('takes an answer with its reason, and refuses one without', async () => {
    const found: QualityFinding[] = [finding()];
    const server = contractServer({
      ...around,
      quality: () => page(found),
      answerQuality: ({ body }) => {
        const checked = finding({
          state: 'checked',
          answers: [{ id: 1, action: 'checked', reason: body.reason, by: 'Sam', at: '2026-09-15T10:00:00Z' }],
        });
        found.splice(0, 1, checked);
        return checked;
      },
    });
    renderAt('/quality?state=all');
    await userEvent.click(await screen.findByRole('button', { name: 'Answer' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save the answer' }));
    expect(screen.getAllByText(/Say in a few words why/).length).toBeGreaterThan(0);
    await userEvent.type(screen.getByLabelText(/true because/), 'The station was closed that year');
    await userEvent.click(screen.getByRole('button', { name: 'Save the answer' }));
    expect(
      await screen.findByText(/Checked by Sam on .*: The station was closed that year/),
    ).toBeInTheDocument();
    expect(server.asked.find(({ name }) => name === 'answerQuality')?.body).toMatchObject({
      contextId: 7,
      action: 'checked',
    });
    expect(await screen.findByRole('button', { name: 'Open it again' })).toBeInTheDocument();
  });

  it('says why an answer was not kept', async () => {
    contractServer({
      ...around,
      quality: () => page([finding()]),
      answerQuality: () => refuse(409, 'This finding is no longer there: the figures changed.'),
    });
    renderAt('/quality');
    await userEvent.click(await screen.findByRole('button', { name: 'Answer' }));
    await userEvent.type(screen.getByLabelText(/true because/), 'Asked and answered');
    await userEvent.click(screen.getByRole('button', { name: 'Save the answer' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('no longer there');
  });
});

describe('choosing areas', () => {
  const areas = ({ query }: { query: unknown }) => {
    const { search = '' } = (query ?? {}) as { search?: string };
    return [
      { code: 'E06000023', name: 'Bristol', kind: 'local authority', ended: null },
      { code: 'E08000011', name: 'Knowsley', kind: 'local authority', ended: null },
    ].filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(search.toLowerCase()));
  };

  it('offers what the sites point to, finds others by name, and keeps all in the address', async () => {
    contractServer({ ...around, areas, quality: () => page([]) });
    renderAt('/quality?areas=E08000011');
    await userEvent.click(await screen.findByRole('button', { name: 'Bristol' }));
    expect(screen.getByTestId('address')).toHaveTextContent('areas=E08000011%2CE06000023');
    await userEvent.click(await screen.findByRole('button', { name: 'Take out Knowsley' }));
    expect(screen.getByTestId('address')).toHaveTextContent('areas=E06000023');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Add an area' }), 'know');
    await userEvent.click(await screen.findByRole('button', { name: 'Knowsley' }));
    expect(screen.getByTestId('address')).toHaveTextContent('areas=E06000023%2CE08000011');
  });
});
