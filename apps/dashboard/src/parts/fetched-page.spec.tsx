import { render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { fetchedPage } from './fetched-page';

const show = (load: () => Promise<{ Here: () => React.JSX.Element }>) => {
  const Page = fetchedPage(load, 'Here');
  return render(
    <Suspense fallback="Loading">
      <Page />
    </Suspense>,
  );
};

describe(fetchedPage, () => {
  beforeEach(() => sessionStorage.clear());

  it('shows a page that arrives', async () => {
    show(async () => ({ Here: () => <p>Arrived</p> }));
    expect(await screen.findByText('Arrived')).toBeInTheDocument();
  });

  it('waits, and does not fall over, while Waymark cannot be reached', async () => {
    let asked = 0;
    globalThis.fetch = () => {
      asked += 1;
      return Promise.reject(new TypeError('no connection'));
    };
    show(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
    await screen.findByText('Loading');
    await new Promise((done) => setTimeout(done, 50));
    expect(screen.getByText('Loading')).toBeInTheDocument();
    expect(asked).toBe(1);
  });
});
