import type { Grant } from '@waymark/contract';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, grant, session } from '../../testing/samples';

function world(grants: Grant[]) {
  return contractServer({
    session: () => session,
    contexts: () => [context()],
    grants: () => grants,
    addGrant: ({ body }) => {
      const added = { ...grant(), ...(body as Partial<Grant>), id: grants.length + 1 };
      grants.push(added);
      return added;
    },
  });
}

describe('grants', () => {
  beforeEach(() => localStorage.clear());

  it('says of each from when to when, for what, and what was asked', async () => {
    world([grant()]);
    renderAt('/grants');
    expect(
      await screen.findByText('Harbour Foundation, 1 April 2024 to 31 March 2027, £45,000'),
    ).toBeInTheDocument();
    expect(screen.getByText(/360G-example-1\. For Canal Yard\./)).toBeInTheDocument();
    expect(screen.getByText(/sessions delivered/)).toBeInTheDocument();
  });

  it('refuses a grant that ends before it begins, and takes it once mended', async () => {
    const server = world([]);
    renderAt('/grants?edit=new');
    await userEvent.type(await screen.findByLabelText('Title'), 'Safer spaces');
    await userEvent.type(screen.getByLabelText('Funder'), 'Harbour Foundation');
    await userEvent.type(screen.getByLabelText('360Giving identifier'), '360G-example-2');
    await userEvent.type(screen.getByLabelText('From'), '2026-04-01');
    await userEvent.type(screen.getByLabelText('Until'), '2025-03-31');
    await userEvent.type(screen.getByLabelText(/Amount in pounds/), '45,000');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Canal Yard' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save the grant' }));
    expect(screen.getByLabelText('Until')).toHaveAccessibleDescription(/It ends before it begins/);
    await userEvent.clear(screen.getByLabelText('Until'));
    await userEvent.type(screen.getByLabelText('Until'), '2027-03-31');
    await userEvent.click(screen.getByRole('button', { name: 'Save the grant' }));
    expect(await screen.findByText(/1 April 2026 to 31 March 2027, £45,000/)).toBeInTheDocument();
    expect(server.asked.find((a) => a.name === 'addGrant')?.body).toMatchObject({
      organisationId: 1,
      amountGbp: 45000,
      contextIds: [7],
    });
  });

  it('shows what somebody else wrote in the same field meanwhile, and loses neither', async () => {
    const grants = [grant()];
    const began = grant().title;
    const server = contractServer({
      session: () => session,
      contexts: () => [context()],
      grants: () => grants,
      changeGrant: ({ body }) => {
        const [now] = grants as [Grant];
        if (body.was?.title !== now.title)
          return refuse(409, 'Somebody else changed this grant.', [
            { field: 'title', sentence: `It now says “${now.title}”.` },
          ]);
        grants[0] = { ...now, title: body.title ?? now.title };
        return grants[0];
      },
    });
    renderAt(`/grants?edit=${grant().id}`);
    const title = await screen.findByLabelText('Title');
    await userEvent.type(title, ' mine');
    grants[0] = { ...grant(), title: 'Theirs' };
    await userEvent.click(screen.getByRole('button', { name: 'Save the grant' }));
    await waitFor(() => expect(title).toHaveAccessibleDescription(/It now says “Theirs”/));
    expect(title).toHaveValue(`${began} mine`);
    await userEvent.click(screen.getByRole('button', { name: 'Save the grant' }));
    await waitFor(() => expect(grants[0]?.title).toBe(`${began} mine`));
    const sent = server.asked.filter((one) => one.name === 'changeGrant').map(({ body }) => body);
    expect(sent).toEqual([
      { title: `${began} mine`, was: { title: began } },
      { title: `${began} mine`, was: { title: 'Theirs' } },
    ]);
  });

  it('compares a draft of days ago with what stood when it was begun, not when the page was opened again', async () => {
    const grants = [grant()];
    const began = grant().title;
    const server = contractServer({
      session: () => session,
      contexts: () => [context()],
      grants: () => grants,
      changeGrant: ({ body }) =>
        body.was?.title === grants[0]?.title
          ? { ...grant(), title: body.title ?? began }
          : refuse(409, 'Somebody else changed this grant.', [
              { field: 'title', sentence: `It now says “${grants[0]?.title}”.` },
            ]),
    });
    const first = renderAt(`/grants?edit=${grant().id}`);
    await userEvent.type(await screen.findByLabelText('Title'), ' mine');
    first.unmount();
    grants[0] = { ...grant(), title: 'Theirs', identifier: '360G-theirs' };
    renderAt(`/grants?edit=${grant().id}`);
    const title = await screen.findByLabelText('Title');
    expect(title).toHaveValue(`${began} mine`);
    await userEvent.click(screen.getByRole('button', { name: 'Save the grant' }));
    await waitFor(() => expect(title).toHaveAccessibleDescription(/It now says “Theirs”/));
    // and what only they wrote is not put back
    const sent = server.asked.filter((one) => one.name === 'changeGrant').map(({ body }) => body);
    expect(sent).toEqual([{ title: `${began} mine`, was: { title: began } }]);
  });
});
