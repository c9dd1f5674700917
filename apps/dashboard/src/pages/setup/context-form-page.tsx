import { useQuery } from '@tanstack/react-query';
import { type ContextSetup, type Framework, newContext, type Site } from '@waymark/contract';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { query, useSend } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { changedOnly } from '../../parts/form/changed-only';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { ContextCrumb } from '../../parts/context-crumb';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { teamName } from '../../parts/words';
import { paths } from '../../paths';
import { useMay } from '../../reach';
import { ArchivePart } from './archive-part';
import { BreaksSection } from './breaks-section';
import { ContextFields } from './context-fields';
import { contextBody, contextValues, type ContextValues, emptyContext, peerRefusals } from './context-values';
import { LinksSection } from './links-section';
import { ResponsesSection } from './responses-section';

/** Begins a context of any level, or changes one with everything that belongs to it. */
export function ContextFormPage() {
  const { id } = useParams();
  return id === undefined ? <NewContextPage /> : <EditContextPage key={id} id={Number(id)} />;
}

function NewContextPage() {
  const [search] = useSearchParams();
  const sites = useQuery(query('sites', {}));
  const framework = useQuery(query('framework', {}));
  return (
    <Page title="New context" crumb={<Link to={paths.contexts()}>Contexts</Link>}>
      <Waiting for={sites}>
        {(all) => {
          const open = all.filter((s) => !s.archived);
          if (open.length === 0)
            return (
              <p>
                A context lies in a site, and there is none yet.{' '}
                <Link to={paths.siteNew()}>Begin with a site</Link>.
              </p>
            );
          const asked = open.find((s) => String(s.id) === search.get('site'));
          const site = asked ?? (open.length === 1 ? open[0] : undefined);
          return (
            <Waiting for={framework}>
              {(words) => (
                <Scoped>
                  {(scope) => (
                    <NewContext
                      scope={scope}
                      sites={open}
                      framework={words}
                      siteId={site ? String(site.id) : ''}
                    />
                  )}
                </Scoped>
              )}
            </Waiting>
          );
        }}
      </Waiting>
    </Page>
  );
}

function NewContext({
  scope,
  sites,
  framework,
  siteId,
}: {
  readonly scope: string;
  readonly sites: readonly Site[];
  readonly framework: Framework;
  readonly siteId: string;
}) {
  const navigate = useNavigate();
  const form = useKeptForm<ContextValues>(scope, 'context-new', emptyContext(siteId));
  const send = useSend('addContext');
  return (
    <SendForm
      form={form}
      schema={newContext}
      body={contextBody}
      also={peerRefusals}
      makes="changeContext"
      send={(body, how) => send.mutateAsync({ body, ...how })}
      label="Save the context"
      onSaved={(saved) => void navigate(paths.record(saved.id))}
    >
      <ContextFields form={form} sites={sites} framework={framework} />
    </SendForm>
  );
}

function EditContextPage({ id }: { readonly id: number }) {
  const setup = useQuery(query('contextSetup', { params: { id } }));
  const sites = useQuery(query('sites', {}));
  const framework = useQuery(query('framework', {}));
  return (
    <Page
      title={setup.data ? `Edit ${teamName(setup.data.context)}` : 'Edit a context'}
      crumb={<ContextCrumb id={id} context={setup.data?.context} />}
      lede="What it is, what it belongs to, what was done about it, and where its lines break."
    >
      <Waiting for={setup}>
        {(data) => (
          <Waiting for={sites}>
            {(places) => (
              <Waiting for={framework}>
                {(words) => (
                  <Scoped>
                    {(scope) => <EditContext scope={scope} setup={data} sites={places} framework={words} />}
                  </Scoped>
                )}
              </Waiting>
            )}
          </Waiting>
        )}
      </Waiting>
    </Page>
  );
}

function EditContext({
  scope,
  setup: { context, links },
  sites,
  framework,
}: {
  readonly scope: string;
  readonly setup: ContextSetup;
  readonly sites: readonly Site[];
  readonly framework: Framework;
}) {
  const form = useKeptForm<ContextValues>(scope, `context-${context.id}`, contextValues(context));
  const [began, setBegan] = useState(() => contextBody(contextValues(context)));
  const send = useSend('changeContext');
  const archive = useSend('changeContext');
  const may = useMay();
  const params = { id: context.id };
  return (
    <>
      <nav className="wm-links" aria-label="On this page">
        <a href="#links">Links</a>
        <a href="#responses">Responses</a>
        <a href="#breaks">Series breaks</a>
        <a href="#archive">Archive</a>
        {may('youngDesk') && <Link to={paths.youngDesk(context.id)}>For young people</Link>}
      </nav>
      <SendForm
        form={form}
        schema={newContext}
        body={contextBody}
        also={peerRefusals}
        send={(body) => send.mutateAsync({ params, body: changedOnly(body, began) })}
        label="Save the changes"
        onSaved={(saved) => {
          form.clear(contextValues(saved));
          setBegan(contextBody(contextValues(saved)));
        }}
      >
        <ContextFields form={form} sites={sites} framework={framework} />
      </SendForm>
      <LinksSection scope={scope} context={context} links={links} />
      <ResponsesSection scope={scope} contextId={context.id} />
      <BreaksSection scope={scope} contextId={context.id} framework={framework} />
      <ArchivePart
        what="context"
        archived={context.archived}
        keeps="Its figures, their history and reports made from them stay as they are."
        pending={archive.isPending}
        trouble={archive.error}
        onChange={(archived) => archive.mutate({ params, body: { archived } })}
      />
    </>
  );
}
