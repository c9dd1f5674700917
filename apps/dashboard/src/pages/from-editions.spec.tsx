import type { Edition, PageSource } from '@waymark/contract';
import { render, screen } from '@testing-library/react';
import { aroundAForm } from '../testing/around-a-form';
import { contractServer } from '../testing/contract-server';
import { edition, session, someActor } from '../testing/samples';
import { FromEditions } from './from-editions';

const draft = (id: number, change: Partial<Edition> = {}, scope: Partial<Edition['scope']> = {}): Edition =>
  edition({ id, title: `Draft ${id}`, scope: { ...edition().scope, ...scope }, ...change });
const from: PageSource = {
  editions: [
    {
      number: 3,
      title: 'To spring 2026',
      organisation: 'Harbour Youth',
      standing: 'final',
      released: '2026-05-01',
      sha256: 'a'.repeat(64),
      notices: [],
    },
  ],
  withdrawn: [],
  unpublished: [],
};
const place = { id: 7, siteId: 2, organisation: 'Harbour Youth' };

describe('the way to what the next edition would show', () => {
  const shown = (editions: readonly Edition[], actor: Partial<typeof someActor> = {}) => {
    contractServer({
      session: () => ({ ...session, actor: { ...someActor, ...actor } }),
      editions: () => [...editions],
    });
    render(<FromEditions from={from} place={place} />, { wrapper: aroundAForm() });
  };

  it.each([
    ['every place', draft(4)],
    ['its site', draft(4, {}, { siteIds: [1, 2] })],
    ['the place alone', draft(4, {}, { contextIds: [7] })],
    ['the place, handed in', draft(4, { state: 'submitted', submitted: edition().drafted })],
  ])('is the place in the newest draft that has %s', async (_, found) => {
    shown([draft(5, {}, { contextIds: [8] }), found, draft(3)]);
    expect(await screen.findByRole('link', { name: /the draft “Draft 4”$/ })).toHaveAttribute(
      'href',
      '/editions/4/places/7',
    );
  });

  it.each([
    ['holds other places', draft(4, {}, { contextIds: [8], siteIds: [3] })],
    ['is of another organisation', draft(4, {}, { organisationId: 9 })],
    ['is still being decided', draft(4, { summary: null })],
    ['was released', draft(4, { state: 'published', number: 4 })],
  ])('passes over one that %s', async (_, wrong) => {
    shown([wrong, draft(3)]);
    expect(await screen.findByRole('link', { name: /the draft “Draft 3”$/ })).toHaveAttribute(
      'href',
      '/editions/3/places/7',
    );
  });

  it('is where drafts are begun, where nobody has begun one', async () => {
    shown([]);
    expect(await screen.findByRole('link', { name: 'What the next edition would show' })).toHaveAttribute(
      'href',
      '/editions',
    );
  });

  it('is not shown to whoever reads from outside', async () => {
    shown([draft(4)], { role: 'commissioner', capacities: ['commissioner'] });
    expect(await screen.findByText(/Nothing recorded since is in it/)).toBeInTheDocument();
    expect(screen.queryByText(/What the next edition would show/)).toBeNull();
  });
});
