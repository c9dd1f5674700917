import { useQuery } from '@tanstack/react-query';
import type { Context, Grant, Organisation } from '@waymark/contract';
import { query, useSend } from '../../api/queries';
import { useTextFilter } from '../../filters';
import { Scoped } from '../../outbox/scoped';
import { useOwnChanges } from '../../parts/form/own-changes';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { dayWords, teamName } from '../../parts/words';
import { ArchivePart } from '../setup/archive-part';
import { emptyGrant, GrantForm, grantValues } from './grant-form';

/** Grants of the organisations: what runs behind every line, from when to when. Which one is open is in the address. */
export function GrantsPage() {
  const grants = useQuery(query('grants', {}));
  const contexts = useQuery(query('contexts', {}));
  const [open, setOpen] = useTextFilter('edit');
  const close = () => setOpen('');
  return (
    <Page
      counted={['counted-records']}
      title="Grants"
      lede="A line outlives its grants. Their dates are drawn behind every line, and a gap between them is left bare."
      actions={
        open !== 'new' && (
          <button type="button" className="wm-button wm-button-main" onClick={() => setOpen('new')}>
            New grant
          </button>
        )
      }
    >
      <Waiting for={contexts}>
        {(places) => (
          <Scoped>
            {(scope, session) => (
              <>
                {open === 'new' && (
                  <NewGrant
                    scope={scope}
                    organisations={session.organisations}
                    contexts={places}
                    onDone={close}
                  />
                )}
                <Waiting for={grants}>
                  {(all) => (
                    <>
                      {all.length === 0 && open !== 'new' && (
                        <p>No grant yet. Add one to see when money ran beside what was observed.</p>
                      )}
                      <ul className="wm-quiet-list">
                        {[...all]
                          .sort(
                            (a, b) =>
                              b.start.localeCompare(a.start) || a.title.localeCompare(b.title, 'en-GB'),
                          )
                          .map((grant) => (
                            <li key={grant.id}>
                              {open === String(grant.id) ? (
                                <EditGrant scope={scope} grant={grant} contexts={places} onDone={close} />
                              ) : (
                                <GrantLine
                                  grant={grant}
                                  contexts={places}
                                  organisations={session.organisations}
                                  onEdit={() => setOpen(String(grant.id))}
                                />
                              )}
                            </li>
                          ))}
                      </ul>
                    </>
                  )}
                </Waiting>
              </>
            )}
          </Scoped>
        )}
      </Waiting>
    </Page>
  );
}

const pounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  maximumFractionDigits: 0,
});

function GrantLine({
  grant,
  contexts,
  organisations,
  onEdit,
}: {
  readonly grant: Grant;
  readonly contexts: readonly Context[];
  readonly organisations: readonly Organisation[];
  readonly onEdit: () => void;
}) {
  const whose =
    organisations.length > 1 ? organisations.find((o) => o.id === grant.organisationId) : undefined;
  const names = contexts.filter((c) => grant.contextIds.includes(c.id)).map(teamName);
  return (
    <div className="wm-entry">
      <h2>
        {grant.title}
        {grant.archived && <span className="wm-tag"> archived</span>}
      </h2>
      <p>
        {grant.funder}, {dayWords(grant.start)} to {dayWords(grant.end)}
        {grant.amountGbp === null ? '' : `, ${pounds.format(grant.amountGbp)}`}
      </p>
      <p className="wm-small">
        {whose && `${whose.name}. `}
        {grant.identifier}. {names.length === 0 ? 'No context named.' : `For ${names.join(', ')}.`}
      </p>
      {grant.askedFor && <p className="wm-small">Asked to be measured: {grant.askedFor}</p>}
      <button type="button" className="wm-link-button" onClick={onEdit}>
        Edit<span className="wm-hidden"> {grant.title}</span>
      </button>
    </div>
  );
}

function NewGrant({
  scope,
  organisations,
  contexts,
  onDone,
}: {
  readonly scope: string;
  readonly organisations: readonly Organisation[];
  readonly contexts: readonly Context[];
  readonly onDone: () => void;
}) {
  const add = useSend('addGrant');
  const only = organisations.length === 1 ? String(organisations[0]?.id) : '';
  return (
    <section className="wm-section">
      <h2>New grant</h2>
      <GrantForm
        scope={scope}
        name="grant-new"
        initial={emptyGrant(only)}
        organisations={organisations}
        contexts={contexts}
        makes="changeGrant"
        send={(body, how) => add.mutateAsync({ body, ...how })}
        onDone={onDone}
      />
    </section>
  );
}

function EditGrant({
  scope,
  grant,
  contexts,
  onDone,
}: {
  readonly scope: string;
  readonly grant: Grant;
  readonly contexts: readonly Context[];
  readonly onDone: () => void;
}) {
  const change = useSend('changeGrant');
  const archive = useSend('changeGrant');
  const params = { id: grant.id };
  const { id: _id, organisationId: _own, archived: _archived, ...stands } = grant;
  const name = `grant-${grant.id}`;
  const send = useOwnChanges(stands, (body) => change.mutateAsync({ params, body }), { scope, name });
  return (
    <>
      <h2>{grant.title}</h2>
      <GrantForm
        scope={scope}
        name={name}
        initial={grantValues(grant)}
        stands={stands}
        organisations={[]}
        contexts={contexts.filter((c) => c.organisationId === grant.organisationId)}
        send={({ organisationId: _stays, ...body }) => send(body)}
        onDone={onDone}
      />
      <ArchivePart
        what="grant"
        archived={grant.archived}
        keeps="What was observed while it ran stays as it is."
        pending={archive.isPending}
        trouble={archive.error}
        onChange={(archived) => archive.mutate({ params, body: { archived } })}
      />
    </>
  );
}
