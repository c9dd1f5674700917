import type { SavedMapping } from '@waymark/contract';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { returnProposal } from '../../testing/quarterly-return';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

beforeAll(() => import('./mappings-page'));

const { mapping } = returnProposal();
if (!mapping) throw new Error('the sample proposes a mapping');
const saved = (change: Partial<SavedMapping> = {}): SavedMapping => ({
  id: 4,
  organisationId: 1,
  organisation: 'Harbour Youth',
  name: 'detached-return',
  version: 3,
  label: 'Return of the detached team',
  kind: 'table',
  savedAt: '2024-11-02T10:00:00.000Z',
  savedBy: 'Sam Field',
  archived: false,
  mapping,
  ...change,
});

describe('saved mappings', () => {
  it('are listed by name, as files too, with the words for the command line', async () => {
    contractServer({
      session: () => session,
      mappings: () => [saved(), saved({ id: 5, name: 'autumn-survey', version: 1 })],
    });
    renderAt('/import/mappings');
    const titles = await screen.findAllByRole('heading', { level: 2 });
    expect(titles.map((one) => one.textContent?.trim())).toEqual(['autumn-survey', 'detached-return']);
    expect(screen.getByRole('link', { name: /YAML.*detached-return/ })).toHaveAttribute(
      'href',
      '/api/mappings/4/mapping.yaml',
    );
    expect(screen.getByText('npm run waymark -- import FILE --mapping detached-return')).toBeVisible();
  });

  it('take another name without losing the old one', async () => {
    const bodies: unknown[] = [];
    contractServer({
      session: () => session,
      mappings: () => [saved()],
      saveMapping: ({ body }) => {
        bodies.push(body);
        return saved({ id: 9, name: body.name, version: 1 });
      },
      archiveMapping: ({ params, body }) => {
        bodies.push({ ...params, ...body });
        return saved({ archived: true });
      },
    });
    renderAt('/import/mappings');
    await userEvent.click(await screen.findByRole('button', { name: /Rename/ }));
    const name = screen.getByLabelText('Name');
    await userEvent.clear(name);
    await userEvent.type(name, 'street-return');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(bodies).toHaveLength(2));
    expect(bodies).toMatchObject([
      { name: 'street-return', organisationId: 1, mapping: { table: { mapping: 'street-return' } } },
      { id: 4, archived: true },
    ]);
    expect(await screen.findByRole('button', { name: /Rename/ })).toBeVisible();
  });

  it('keep the form open with the sentence of a refusal', async () => {
    contractServer({
      session: () => session,
      mappings: () => [saved()],
      saveMapping: () => refuse(409, 'Another organisation has that name.'),
    });
    renderAt('/import/mappings');
    await userEvent.click(await screen.findByRole('button', { name: /Rename/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Another organisation has that name.');
  });

  it('are set aside, found again and brought back', async () => {
    let archived = false;
    contractServer({
      session: () => session,
      mappings: () => [saved({ archived })],
      archiveMapping: ({ body }) => {
        archived = body.archived;
        return saved({ archived });
      },
    });
    renderAt('/import/mappings');
    await userEvent.click(await screen.findByRole('button', { name: /Set aside/ }));
    expect(await screen.findByText(/No mapping is saved/)).toBeVisible();
    await userEvent.click(screen.getByLabelText('Show the 1 set aside'));
    const item = (await screen.findByText('detached-return', { selector: 'h2' })).closest(
      'li',
    ) as HTMLElement;
    await userEvent.click(within(item).getByRole('button', { name: /Bring back/ }));
    expect(await screen.findByRole('button', { name: /Set aside/ })).toBeVisible();
  });
});
