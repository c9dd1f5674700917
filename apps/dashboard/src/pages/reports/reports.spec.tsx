import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { reportTexts, type Report, type Session } from '@waymark/contract';
import { MemoryRouter, Route, Routes } from 'react-router';
import { patterns } from '../../paths';
import { session } from '../../testing/samples';
import { ReportPage } from './report-page';
import { ReportsPage } from './reports-page';

/** The server's side of the wire: what the network would carry. */
interface Wire {
  report: Report;
  readonly sent: { method: string; path: string; body: unknown }[];
  down: boolean;
  session: Session;
}

const begun: Report = {
  id: 7,
  template: 'funder',
  title: 'The Green: report to Harbour Fund',
  grantId: 3,
  contextId: 5,
  grantTitle: 'A green for everybody',
  funder: 'Harbour Fund',
  contextName: 'The Green',
  edition: null,
  from: {
    number: 2,
    title: 'Places to autumn 2026',
    organisation: 'Estuary Youth Trust',
    released: '2026-09-15',
    standing: 'final',
    sha256: 'ab12'.repeat(16),
    notices: [],
  },
  editions: [],
  texts: reportTexts.parse({ contribution: 'Two workers, three evenings a week.' }),
  gaps: [{ section: 'whatDidNotWork', sentence: '“What did not work” is missing (part 9).' }],
  createdAt: '2026-09-14T10:00:00.000Z',
  updatedAt: '2026-09-14T10:00:00.000Z',
};
const grants = [
  {
    id: 3,
    title: 'A green for everybody',
    funder: 'Harbour Fund',
    start: '2022-04-01',
    end: '2025-03-31',
    archived: false,
    contextIds: [5, 6],
  },
];
const contexts = [
  { id: 5, level: 'location', pseudonym: 'The Green' },
  { id: 6, level: 'individual', pseudonym: 'Case 1' },
  { id: 8, level: 'location', pseudonym: 'Hill School' },
];

let wire: Wire;
const json = (body: unknown, status = 200) =>
  ({ ok: status < 400, status, json: () => Promise.resolve(body) }) as unknown as Response;

beforeEach(() => {
  localStorage.clear();
  wire = { report: begun, sent: [], down: false, session: { ...session, mode: 'demo' } };
  globalThis.fetch = ((path: string, init: RequestInit) => {
    const body: unknown = init.body === undefined ? undefined : JSON.parse(String(init.body));
    wire.sent.push({ method: init.method ?? 'GET', path, body });
    if (wire.down) return Promise.reject(new TypeError('Failed to fetch'));
    if (init.method === 'PATCH') {
      wire.report = {
        ...wire.report,
        texts: { ...wire.report.texts, ...(body as object) },
        gaps: [],
        updatedAt: '2026-09-15T10:00:00.000Z',
      };
      return Promise.resolve(json(wire.report));
    }
    if (init.method === 'POST') return Promise.resolve(json(wire.report, 201));
    if (path === '/api/session') return Promise.resolve(json(wire.session));
    if (path === '/api/reports') return Promise.resolve(json([wire.report]));
    if (path === '/api/grants') return Promise.resolve(json(grants));
    if (path === '/api/contexts') return Promise.resolve(json(contexts));
    return Promise.resolve(json(wire.report));
  }) as typeof fetch;
});

function open(path: string) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[path]}>
        <Routes>
          <Route path={patterns.reports} element={<ReportsPage />} />
          <Route path={patterns.report} element={<ReportPage />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}
/** A writer who pauses nowhere, however slow the machine: the clock goes on only while something is waited for. */
function inOneGo() {
  jest.useFakeTimers();
  return userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
}
afterEach(() => jest.useRealTimers());
const patches = () => wire.sent.filter((one) => one.method === 'PATCH').map((one) => one.body);

describe('the reports page', () => {
  it('begins a report for a grant and one of its contexts, never for one young person', async () => {
    const user = userEvent.setup();
    open('/reports');
    await user.selectOptions(await screen.findByLabelText('Grant'), '3');
    const choices = within(screen.getByLabelText('Context it is about')).getAllByRole('option');
    expect(choices.map((one) => one.textContent)).toEqual(['Choose a place or group', 'The Green']);
    await user.selectOptions(screen.getByLabelText('Context it is about'), '5');
    await user.click(screen.getByRole('button', { name: 'Begin the report' }));
    await screen.findByRole('heading', { level: 1, name: 'The Green' });
    expect(wire.sent.find((one) => one.method === 'POST')?.body).toEqual({
      template: 'funder',
      grantId: 3,
      contextId: 5,
    });
  });

  it('lists drafts with how much is missing', async () => {
    open('/reports');
    expect(await screen.findByRole('link', { name: 'The Green' })).toHaveAttribute('href', '/reports/7');
    expect(screen.getByText(/1 still missing/)).toBeInTheDocument();
  });
});

describe('writing a report', () => {
  it('saves what is typed by itself, one text at a time, and shows what is still missing', async () => {
    const user = inOneGo();
    open('/reports/7');
    expect(await screen.findByRole('link', { name: /“What did not work” is missing/ })).toHaveAttribute(
      'href',
      '#field-whatDidNotWork',
    );
    await user.type(screen.getByLabelText(/^What did not work/), 'Fridays were empty.');
    expect(screen.getByText('Saving …')).toBeInTheDocument();
    expect(await screen.findByText('Everything is saved.')).toBeInTheDocument();
    expect(patches()).toEqual([{ whatDidNotWork: 'Fridays were empty.' }]);
    expect(screen.getByRole('heading', { name: 'Nothing is missing' })).toBeInTheDocument();
  });

  it('keeps words through a lost connection and a reload, and sends them when it is back', async () => {
    const user = userEvent.setup();
    open('/reports/7');
    const field = await screen.findByLabelText(/^What did not work/);
    wire.down = true;
    await user.type(field, 'Rain.');
    expect(await screen.findByText(/Not saved yet:/)).toHaveTextContent(
      'Your words are kept in this browser',
    );
    cleanup();
    wire.down = false;
    wire.sent.length = 0;
    open('/reports/7');
    expect(await screen.findByLabelText(/^What did not work/)).toHaveValue('Rain.');
    await waitFor(() => expect(patches()).toEqual([{ whatDidNotWork: 'Rain.' }]));
    await waitFor(() =>
      expect(Object.keys(localStorage).filter((key) => key.includes('report'))).toEqual([]),
    );
  });

  it('offers both files, and a preview that can run nothing', async () => {
    open('/reports/7');
    expect(await screen.findByRole('link', { name: 'Download PDF' })).toHaveAttribute(
      'href',
      '/api/reports/7/report.pdf',
    );
    expect(screen.getByRole('link', { name: 'Download web page' })).toHaveAttribute(
      'href',
      '/api/reports/7/report.html',
    );
    const frame = await screen.findByTitle('Preview of the report');
    expect(frame).toHaveAttribute('sandbox', '');
    expect(frame).toHaveAttribute('src', '/api/reports/7/report.html');
  });

  describe('a download', () => {
    /** What each download that went ahead would hold. */
    const taken: { readonly href: string; readonly words: string }[] = [];
    const watch = (event: MouseEvent): void => {
      const link = (event.target as Element).closest('a[download]');
      if (!link || event.defaultPrevented) return;
      event.preventDefault();
      taken.push({ href: link.getAttribute('href') ?? '', words: wire.report.texts.whatDidNotWork });
    };
    beforeEach(() => {
      taken.length = 0;
      document.addEventListener('click', watch);
    });
    afterEach(() => document.removeEventListener('click', watch));

    it('waits for the words that were typed last', async () => {
      const user = inOneGo();
      open('/reports/7');
      await user.type(await screen.findByLabelText(/^What did not work/), 'Fridays were empty.');
      await user.click(screen.getByRole('link', { name: 'Download PDF' }));
      await waitFor(() =>
        expect(taken).toEqual([{ href: '/api/reports/7/report.pdf', words: 'Fridays were empty.' }]),
      );
    });

    it('says what the file would lack where the last words could not be saved, and gives it all the same', async () => {
      const user = inOneGo();
      open('/reports/7');
      const field = await screen.findByLabelText(/^What did not work/);
      wire.down = true;
      await user.type(field, 'Rain.');
      await user.click(screen.getByRole('link', { name: 'Download web page' }));
      expect(await screen.findByText(/^The file would lack the last words you typed/)).toBeVisible();
      expect(taken).toEqual([]);
      await user.click(screen.getByRole('link', { name: 'Download it as it was last saved' }));
      expect(taken).toEqual([{ href: '/api/reports/7/report.html', words: '' }]);
    });
  });

  it('keeps words of one database out of another', async () => {
    const user = userEvent.setup();
    open('/reports/7');
    const field = await screen.findByLabelText(/^What did not work/);
    wire.down = true;
    await user.type(field, 'Invented.');
    await screen.findByText(/Not saved yet:/);
    cleanup();
    wire.down = false;
    wire.session = { ...session, mode: 'own' };
    open('/reports/7');
    expect(await screen.findByLabelText(/^What did not work/)).toHaveValue('');
  });

  it('asks for consent beside the voices and for a strength the software may limit', async () => {
    const user = inOneGo();
    open('/reports/7');
    await user.click(await screen.findByLabelText(/agreed to this funder reading their words/));
    await user.click(screen.getByLabelText(/^Fair/));
    await waitFor(() => expect(patches()).toEqual([{ voicesConsent: true, strength: 'fair' }]));
    expect(screen.getByText(/one source can never be strong/)).toBeInTheDocument();
  });
});
