import type { ImportJob } from '@waymark/contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { DRAFT_ID, returnFile } from '../../testing/quarterly-return';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

beforeAll(() => Promise.all([import('./import-page'), import('./import-job-page')]));

const job = (fields: Partial<ImportJob> = {}): ImportJob => ({
  id: 7,
  file: 'spring.csv',
  format: 'waymark-table',
  formatLabel: "Waymark's own table",
  state: 'checked',
  progress: 1,
  counts: { rows: 4, created: 2, changed: 1, unchanged: 0, rejected: 1 },
  problemCount: 1,
  problems: [
    {
      severity: 'error',
      file: 'spring.csv',
      sheet: 'Figures',
      row: 1204,
      column: 'numerator',
      value: '63',
      expected: 'at most the denominator, 62',
      fix: 'The two may have been swapped.',
      code: 'numerator-too-large',
    },
  ],
  summary: ['2 contexts, 1 indicator, from 1 Apr 2024 to 31 Oct 2024.'],
  unusedColumns: ['mood'],
  message: null,
  uploadedAt: '2024-11-02T10:00:00.000Z',
  committedAt: null,
  undoneAt: null,
  ...fields,
});

describe('the import page', () => {
  it('sends a chosen file and goes to what was understood', async () => {
    contractServer({
      session: () => session,
      imports: () => [],
      importDrafts: () => [],
      uploadImport: ({ query }) => job({ file: query.name }),
      importJob: () => job(),
    });
    renderAt('/import');
    expect(await screen.findByText(/No file has been sent yet/)).toBeVisible();
    await userEvent.upload(screen.getByLabelText(/Choose a file/), new File(['a'], 'spring.csv'));
    expect(await screen.findByRole('heading', { level: 1, name: 'spring.csv' })).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent('/import/7');
  });

  it('leads from a table nobody knows straight to what was understood of it, and back to the list', async () => {
    const digest = 'd'.repeat(64);
    const [problem] = job().problems;
    const unknown = job({
      state: 'failed',
      digest,
      problems: problem ? [{ ...problem, code: 'not-recognised' }] : [],
    });
    const server = contractServer({
      session: () => session,
      imports: () => [unknown],
      importDrafts: () => [returnFile({ digest })],
      uploadImport: () => job({ state: 'checking', progress: 0 }),
      addImportDraft: () => returnFile({ state: 'reading' }),
      importJob: () => unknown,
      importDraft: () => returnFile({ state: 'reading', progress: 0.3 }),
    });
    const sent = renderAt('/import');
    expect(await screen.findByRole('link', { name: 'return.xlsx' })).toHaveAttribute(
      'href',
      `/import/drafts/${DRAFT_ID}`,
    );
    await userEvent.upload(screen.getByLabelText(/Choose a file/), new File(['a'], 'return.xlsx'));
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(`/import/drafts/${DRAFT_ID}`),
    );
    expect(await screen.findByRole('progressbar')).toHaveAttribute('value', '0.3');
    sent.unmount();
    // from the list of earlier imports it is a link, not a leap, and nothing is sent again
    renderAt('/import/7');
    expect(await screen.findByRole('link', { name: 'See what was understood' })).toHaveAttribute(
      'href',
      `/import/drafts/${DRAFT_ID}`,
    );
    expect(server.asked.filter(({ name }) => name === 'addImportDraft')).toHaveLength(1);
  });

  it('takes a dropped file, but not two at once', async () => {
    const server = contractServer({
      session: () => session,
      imports: () => [],
      importDrafts: () => [],
      uploadImport: () => job(),
      importJob: () => job(),
    });
    renderAt('/import');
    const zone = (await screen.findByLabelText(/Choose a file/)).parentElement as HTMLElement;
    const [a, b] = [new File(['a'], 'a.csv'), new File(['b'], 'b.csv')];
    fireEvent.drop(zone, { dataTransfer: { files: [a, b] } });
    expect(await screen.findByText(/One file at a time/)).toBeVisible();
    expect(server.asked.some((call) => call.name === 'uploadImport')).toBe(false);
    fireEvent.drop(zone, { dataTransfer: { files: [a] } });
    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/import/7'));
  });

  it('says of a mapped table whether it is imported', async () => {
    const digest = 'e'.repeat(64);
    contractServer({
      session: () => session,
      imports: () => [
        job({ state: 'committed', committedAt: '2024-11-02T10:01:00.000Z', digest, problems: [] }),
      ],
      importDrafts: () => [
        returnFile({ digest }),
        returnFile({ id: '3f0c2b9e-6a52-4b8e-9a53-0d9a7c1e4b11', file: 'other.ods' }),
      ],
    });
    renderAt('/import');
    const item = async (name: string) =>
      (await screen.findByRole('link', { name })).closest('li') as HTMLElement;
    await waitFor(async () =>
      expect(await item('return.xlsx')).toHaveTextContent('Imported on 2 November 2024'),
    );
    expect(await item('other.ods')).toHaveTextContent('Nothing of it is imported yet');
  });

  it('lists earlier imports and offers the templates', async () => {
    contractServer({
      session: () => session,
      importDrafts: () => [],
      imports: () => [
        job({ state: 'committed', problems: [] }),
        job({ id: 6, state: 'undone', problems: [] }),
      ],
    });
    renderAt('/import');
    expect(await screen.findByText('imported')).toBeVisible();
    expect(screen.getByText('taken back')).toBeVisible();
    expect(screen.getByRole('link', { name: 'CSV' })).toHaveAttribute('href', '/api/import-template/csv');
  });
});

describe('the page of one import', () => {
  it('says what is wrong with its place and cure, and what was not used', async () => {
    contractServer({ session: () => session, importJob: () => job() });
    renderAt('/import/7');
    const row = (await screen.findByText('at most the denominator, 62')).closest('tr') as HTMLElement;
    expect(within(row).getByRole('rowheader')).toHaveTextContent('1,204');
    expect(row).toHaveTextContent('numerator');
    expect(row).toHaveTextContent('The two may have been swapped.');
    expect(screen.getByText(/sheet “Figures”/)).toBeVisible();
    expect(screen.getByText('mood')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Download all as CSV' })).toHaveAttribute(
      'href',
      '/api/imports/7/problems.csv',
    );
  });

  it('imports what can be imported, shows progress, and takes it back when told twice', async () => {
    let now = job();
    contractServer({
      session: () => session,
      importJob: () => {
        const shown = now;
        if (now.state === 'committing')
          now = job({ state: 'committed', committedAt: '2024-11-02T10:01:00.000Z' });
        if (now.state === 'undoing') now = job({ state: 'undone', undoneAt: '2024-11-02T10:02:00.000Z' });
        return shown;
      },
      commitImport: () => (now = job({ state: 'committing', progress: 0.4 })),
      undoImport: () => (now = job({ state: 'undoing', progress: 0 })),
    });
    renderAt('/import/7');
    await userEvent.click(await screen.findByRole('button', { name: 'Import 3 figures, leave 1 out' }));
    expect(await screen.findByRole('progressbar')).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo this import' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, take 3 figures back' }));
    expect(await screen.findByText(/What it had replaced stands again/)).toBeVisible();
  });

  it('asks for a look at words that may lead to a person before it imports anything', async () => {
    const sent: unknown[] = [];
    let now = job({ markedWords: 2 });
    contractServer({
      session: () => session,
      importJob: () => now,
      commitImport: ({ body }) => {
        sent.push(body);
        return (now = job({ state: 'committing', progress: 0.4 }));
      },
    });
    renderAt('/import/7');
    const button = await screen.findByRole('button', { name: /^Import 3 figures/ });
    expect(button).toBeDisabled();
    expect(screen.getByRole('group', { name: 'Please look at these words' })).toHaveTextContent(
      '2 cells of this file may lead to a person',
    );
    await userEvent.click(screen.getByRole('checkbox', { name: /I have looked at each of them/ }));
    await userEvent.click(button);
    expect(await screen.findByRole('progressbar')).toBeVisible();
    expect(sent).toEqual([{ keepWords: true }]);
  });

  it('asks above the button whether figures beside others of the same days count people again', async () => {
    const [problem] = job().problems;
    const beside = {
      ...problem,
      severity: 'warning' as const,
      row: 2,
      value: 'source “register”, no round named',
      fix: 'The figure has another beside it already, from source “survey”, round “spring”.',
      code: 'beside-another-source',
    } as ImportJob['problems'][number];
    const answers = { session: () => session, importDrafts: () => [] };
    contractServer({ ...answers, importJob: () => job({ problems: [beside, ...job().problems] }) });
    const { unmount } = renderAt('/import/7');
    const box = await screen.findByRole('group', { name: 'Are these the same people counted again?' });
    expect(box).toHaveTextContent('In this file: source “register”, no round named.');
    expect(box).toHaveTextContent('from source “survey”, round “spring”.');
    const button = screen.getByRole('button', { name: /^Import 3 figures/ });
    expect(box.compareDocumentPosition(button)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    unmount();
    contractServer({ ...answers, importJob: () => job() });
    renderAt('/import/7');
    await screen.findByRole('button', { name: /^Import 3 figures/ });
    expect(screen.queryByRole('group', { name: /counted again/ })).toBeNull();
  });

  it('says so where there is nothing to import, and offers no button for it', async () => {
    contractServer({
      session: () => session,
      importJob: () =>
        job({
          counts: { rows: 4, created: 0, changed: 0, unchanged: 4, rejected: 0 },
          problems: [],
          problemCount: 0,
        }),
    });
    renderAt('/import/7');
    expect(await screen.findByText(/stands already. There is nothing to import/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Import/ })).toBeNull();
  });

  it('leads to the charts of the places it brought figures for', async () => {
    contractServer({
      session: () => session,
      importJob: () =>
        job({
          state: 'committed',
          committedAt: '2024-11-02T10:01:00.000Z',
          contexts: [{ id: 3, code: 'canal-yard', name: 'Canal Yard' }],
          mapping: { name: 'detached-return', version: 2 },
        }),
    });
    renderAt('/import/7');
    expect(await screen.findByRole('link', { name: 'Charts of Canal Yard' })).toHaveAttribute(
      'href',
      '/contexts/3',
    );
    expect(screen.getByText(/by the mapping/)).toHaveTextContent('detached-return, version 2');
  });

  it('shows the sentence of a refusal beside the button', async () => {
    contractServer({
      session: () => session,
      importJob: () => job(),
      commitImport: () => refuse(409, 'The file is no longer kept here. Send it again.'),
    });
    renderAt('/import/7');
    await userEvent.click(await screen.findByRole('button', { name: /^Import 3/ }));
    expect(await screen.findByText('The file is no longer kept here. Send it again.')).toBeVisible();
  });
});
