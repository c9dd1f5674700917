import { useQuery } from '@tanstack/react-query';
import { endpoints, newSite, type Organisation, type Site } from '@waymark/contract';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { query, useSend } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { LongTextField, SelectField, TextField } from '../../parts/form/field';
import { changedOnly } from '../../parts/form/changed-only';
import { SendForm } from '../../parts/form/send-form';
import { type KeptForm, useKeptForm } from '../../parts/form/use-kept-form';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { ArchivePart } from './archive-part';
import { AreaField } from './area-field';

interface Values {
  organisationId: string;
  name: string;
  areaCode: string;
  areaName: string;
  note: string;
}

const valuesOf = (site: Site): Values => ({
  organisationId: String(site.organisationId),
  name: site.name,
  areaCode: site.areaCode ?? '',
  areaName: site.areaName ?? '',
  note: site.note,
});

const bodyOf = ({ name, areaCode, areaName, note }: Values) => ({
  name,
  areaCode: areaCode.trim() || null,
  areaName: areaName.trim() || null,
  note,
});

/** Begins a site, or changes one. */
export function SiteFormPage() {
  const { id } = useParams();
  const sites = useQuery({ ...query('sites', {}), enabled: id !== undefined });
  if (id === undefined)
    return (
      <Page title="New site" crumb={<Link to={paths.start()}>Sites</Link>}>
        <Scoped>{(scope, session) => <NewSite scope={scope} organisations={session.organisations} />}</Scoped>
      </Page>
    );
  const site = sites.data?.find((s) => s.id === Number(id));
  return (
    <Page
      title={site ? `Edit ${site.name}` : 'Edit a site'}
      crumb={<Link to={paths.site(id)}>Overview of the site</Link>}
    >
      <Waiting for={sites}>
        {() =>
          site ? (
            <Scoped>{(scope) => <EditSite key={site.id} scope={scope} site={site} />}</Scoped>
          ) : (
            <p>There is no site at this address. It may belong to another organisation.</p>
          )
        }
      </Waiting>
    </Page>
  );
}

function SiteFields({ form }: { readonly form: KeptForm<Values> }) {
  return (
    <>
      <TextField
        {...form.field('name')}
        label="Name of the site"
        help="The area of work your contexts lie in, such as a town, a ward or an estate. The team uses this name; reports name it too."
        max={120}
      />
      <AreaField code={form.field('areaCode')} name={form.field('areaName')} />
      <LongTextField
        {...form.field('note')}
        label="Note"
        help="Anything a colleague should know in five years. No names of young people or their families."
        optional
      />
    </>
  );
}

function NewSite({
  scope,
  organisations,
}: {
  readonly scope: string;
  readonly organisations: readonly Organisation[];
}) {
  const navigate = useNavigate();
  const only = organisations.length === 1 ? String(organisations[0]?.id) : '';
  const form = useKeptForm<Values>(scope, 'site-new', {
    organisationId: only,
    name: '',
    areaCode: '',
    areaName: '',
    note: '',
  });
  const send = useSend('addSite');
  return (
    <SendForm
      form={form}
      schema={newSite}
      also={(v) =>
        v.organisationId === '' ? [{ field: 'organisationId', sentence: 'Choose whose site it is.' }] : []
      }
      body={(v) => ({
        ...bodyOf(v),
        organisationId: v.organisationId === '' ? undefined : Number(v.organisationId),
      })}
      makes="changeSite"
      send={(body, how) => send.mutateAsync({ body, ...how })}
      label="Save the site"
      onSaved={(site) => void navigate(`${paths.contextNew()}?site=${site.id}`)}
    >
      {organisations.length > 1 && (
        <SelectField
          {...form.field('organisationId')}
          label="Organisation"
          help="Whose site it is. Only that organisation sees what is recorded in it."
          choices={organisations.map((o) => ({ value: String(o.id), label: o.name }))}
        />
      )}
      <SiteFields form={form} />
    </SendForm>
  );
}

function EditSite({ scope, site }: { readonly scope: string; readonly site: Site }) {
  const form = useKeptForm<Values>(scope, `site-${site.id}`, valuesOf(site));
  const [began, setBegan] = useState(() => bodyOf(valuesOf(site)));
  const send = useSend('changeSite');
  const archive = useSend('changeSite');
  const params = { id: site.id };
  return (
    <>
      <SendForm
        form={form}
        schema={endpoints.changeSite.body}
        body={bodyOf}
        send={(body) => send.mutateAsync({ params, body: changedOnly(body, began) })}
        label="Save the changes"
        onSaved={(saved) => {
          form.clear(valuesOf(saved));
          setBegan(bodyOf(valuesOf(saved)));
        }}
      >
        <SiteFields form={form} />
      </SendForm>
      <ArchivePart
        what="site"
        archived={site.archived}
        keeps="Its contexts, figures and reports stay as they are."
        pending={archive.isPending}
        trouble={archive.error}
        onChange={(archived) => archive.mutate({ params, body: { archived } })}
      />
    </>
  );
}
