import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, MemoryRouter, Route, Routes } from 'react-router';
import { Page } from './page';

const show = () =>
  render(
    <MemoryRouter initialEntries={['/one']}>
      <Routes>
        <Route
          path="/one"
          element={
            <Page title="One">
              <Link to="/two">Go on</Link>
            </Page>
          }
        />
        <Route
          path="/two"
          element={
            <Page title="Two">
              <Link to="/two?level=peer">Only peers</Link>
            </Page>
          }
        />
      </Routes>
    </MemoryRouter>,
  );

describe(Page, () => {
  beforeEach(() => {
    window.scrollTo = () => undefined;
  });

  it('leaves the focus alone at first, and announces the page one was led to', async () => {
    show();
    expect(screen.getByRole('heading', { name: 'One' })).not.toHaveFocus();
    await userEvent.click(screen.getByRole('link', { name: 'Go on' }));
    expect(screen.getByRole('heading', { name: 'Two' })).toHaveFocus();
    expect(document.title).toBe('Two · Waymark');
  });

  it('does not take the focus when only a filter changes', async () => {
    show();
    await userEvent.click(screen.getByRole('link', { name: 'Go on' }));
    await userEvent.click(screen.getByRole('link', { name: 'Only peers' }));
    expect(screen.getByRole('link', { name: 'Only peers' })).toHaveFocus();
  });
});
