import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { contextPage, row } from '../../testing/measured';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

// a page is loaded when first needed; the first test should not have to wait for the drawing library
beforeAll(() => import('./context-page'));

const team = () =>
  ({ ...contextPage(), view: 'team', rows: [], effort: [] }) as ReturnType<typeof contextPage>;

describe('the page of a context', () => {
  it('sets each indicator as a row with its verdict, sentence, method, table and downloads', async () => {
    contractServer({ session: () => session, contextPage: () => contextPage() });
    renderAt('/contexts/1?view=external');
    expect(await screen.findByRole('heading', { level: 1, name: 'A waterside place' })).toBeInTheDocument();
    const figure = screen.getByRole('region', { name: 'Feels safe by day' });
    expect(within(figure).getByText('Improving')).toHaveTextContent('Improving since 2020');
    expect(within(figure).getByText('70 in 100')).toBeInTheDocument();
    expect(within(figure).getByRole('link', { name: 'How this is judged' })).toHaveAttribute(
      'href',
      '/methods/newcombe',
    );
    expect(within(figure).getByRole('link', { name: 'CSV' })).toHaveAttribute(
      'href',
      '/api/contexts/1/series.csv?view=external&periods=as_collected&row=LOC-01',
    );
    expect(screen.getByRole('heading', { name: 'Cannot say' })).toBeInTheDocument();
    expect(screen.getByText('There is no comparison.', { exact: false })).toBeInTheDocument();
    expect(screen.getByText('This context feels safe')).toBeInTheDocument();
  });

  it('changes whose view it is by the address, and never shows the one under the name of the other', async () => {
    const { asked } = contractServer({
      session: () => session,
      contextPage: ({ query }) => (query?.view === 'external' ? contextPage() : team()),
    });
    renderAt('/contexts/1');
    expect(await screen.findByRole('heading', { level: 1, name: 'Quay steps' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'As a funder sees it' }));
    expect(screen.getByTestId('address')).toHaveTextContent('/contexts/1?view=external');
    expect(screen.queryByRole('heading', { name: 'Quay steps' })).toBeNull();
    expect(await screen.findByRole('heading', { level: 1, name: 'A waterside place' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'As a funder sees it' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    expect(asked.filter((one) => one.name === 'contextPage')).toHaveLength(2);
  });

  it('cuts time by the address, and asks for the chosen grant where its own years are wanted', async () => {
    const asked: unknown[] = [];
    contractServer({
      session: () => session,
      contextPage: ({ query }) => {
        asked.push([query?.periods, query?.grantId]);
        return team();
      },
    });
    renderAt('/contexts/1');
    await screen.findByRole('heading', { level: 1, name: 'Quay steps' });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Periods' }), 'academic years');
    expect(screen.getByTestId('address')).toHaveTextContent('/contexts/1?periods=academic_year');
    await screen.findByRole('heading', { level: 1, name: 'Quay steps' });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Periods' }), "a grant's own years");
    expect(await screen.findByRole('combobox', { name: 'Grant' })).toHaveDisplayValue('G1, Safer places');
    await screen.findByRole('heading', { level: 1, name: 'Quay steps' });
    expect(asked).toEqual([
      ['as_collected', undefined],
      ['academic_year', undefined],
      ['grant_year', 4],
    ]);
  });

  it('learns the grants first where an address asks for the years of a grant it does not name', async () => {
    const asked: unknown[] = [];
    contractServer({
      session: () => session,
      contextPage: ({ query }) => {
        asked.push([query?.periods, query?.grantId]);
        return team();
      },
    });
    renderAt('/contexts/1?periods=grant_year');
    expect(await screen.findByRole('combobox', { name: 'Grant' })).toBeInTheDocument();
    await screen.findByRole('heading', { level: 1, name: 'Quay steps' });
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked).toEqual([
      ['as_collected', undefined],
      ['grant_year', 4],
    ]);
  });

  it('shows eight rows and the rest on request', async () => {
    const rows = Array.from({ length: 10 }, (_, i) => ({
      row: row({ key: `LOC-${i}` }, { title: `Indicator ${i}` }),
      pairs: [],
      pairMissing: [],
    }));
    contractServer({ session: () => session, contextPage: () => contextPage({ rows }) });
    renderAt('/contexts/1?view=external');
    await screen.findByRole('region', { name: 'Indicator 0' });
    expect(screen.getAllByRole('region', { name: /^Indicator/ })).toHaveLength(8);
    await userEvent.click(screen.getByRole('button', { name: 'Show the other indicators' }));
    expect(screen.getAllByRole('region', { name: /^Indicator/ })).toHaveLength(10);
    expect(screen.getByTestId('address')).toHaveTextContent('rows=all');
  });

  it('says what is needed where nothing is measured yet, with tint and grants in place', async () => {
    contractServer({ session: () => session, contextPage: () => contextPage({ rows: [] }) });
    const { container } = renderAt('/contexts/1?view=external');
    expect(await screen.findByText(/Two waves are needed to draw a change/)).toBeInTheDocument();
    expect(container.querySelectorAll('.wm-tint-layer rect').length).toBeGreaterThan(0);
  });

  it('keeps the page when the call fails, and tries again', async () => {
    let calls = 0;
    contractServer({
      session: () => session,
      contextPage: () => {
        calls += 1;
        return calls === 1 ? refuse(500, 'The figures could not be read just now.') : contextPage();
      },
    });
    renderAt('/contexts/1?view=external');
    expect(await screen.findByRole('alert')).toHaveTextContent('The figures could not be read just now.');
    expect(screen.getByRole('navigation', { name: 'Main' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('region', { name: 'Feels safe by day' })).toBeInTheDocument();
  });

  it('offers nothing to do with a context that is not there', async () => {
    contractServer({
      session: () => session,
      contextPage: () => refuse(404, 'There is no such context here.'),
    });
    renderAt('/contexts/99');
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no such context here.');
    for (const name of ['Record', 'Edit']) expect(screen.queryByRole('link', { name })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'As a funder sees it' })).toBeNull();
  });
});
