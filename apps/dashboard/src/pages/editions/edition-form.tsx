import { useQuery } from '@tanstack/react-query';
import { type Edition, newEdition, type Session } from '@waymark/contract';
import { query, useSend } from '../../api/queries';
import { sentenceFor } from '../../parts/form/check';
import { ChecksField, LongTextField, RadioField, SelectField, TextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { Waiting } from '../../parts/waiting';
import { teamName } from '../../parts/words';
import { neverCameOut } from './edition-words';

interface Values {
  title: string;
  organisationId: string;
  what: 'all' | 'sites' | 'contexts' | '';
  siteIds: readonly string[];
  contextIds: readonly string[];
  start: string;
  end: string;
  standing: 'provisional' | 'final' | '';
  embargoedUntil: string;
  corrects: string;
  why: string;
}

const emptyEdition = (organisationId: string): Values => ({
  title: '',
  organisationId,
  what: 'all',
  siteIds: [],
  contextIds: [],
  start: '',
  end: '',
  standing: 'final',
  embargoedUntil: '',
  corrects: '',
  why: '',
});

/** What an edition that is not released yet was to hold. */
const valuesOf = ({ title, scope, standing, embargoedUntil, corrects, why }: Edition): Values => ({
  title,
  organisationId: String(scope.organisationId),
  what: scope.siteIds.length > 0 ? 'sites' : scope.contextIds.length > 0 ? 'contexts' : 'all',
  siteIds: scope.siteIds.map(String),
  contextIds: scope.contextIds.map(String),
  start: scope.period.start,
  end: scope.period.end,
  standing,
  embargoedUntil: embargoedUntil ?? '',
  corrects: corrects === null ? '' : String(corrects),
  why,
});

const editionBody = (v: Values) => ({
  title: v.title,
  scope: {
    organisationId: v.organisationId === '' ? undefined : Number(v.organisationId),
    siteIds: v.what === 'sites' ? v.siteIds.map(Number) : [],
    contextIds: v.what === 'contexts' ? v.contextIds.map(Number) : [],
    period: { start: v.start, end: v.end },
  },
  standing: v.standing,
  embargoedUntil: v.embargoedUntil === '' ? null : v.embargoedUntil,
  corrects: v.corrects === '' ? null : Number(v.corrects),
  why: v.corrects === '' ? '' : v.why,
});

const nothingChosen = (v: Values) =>
  (v.what === 'sites' && v.siteIds.length === 0) || (v.what === 'contexts' && v.contextIds.length === 0)
    ? [
        v.what === 'sites'
          ? { field: 'siteIds', sentence: 'Choose at least one site.' }
          : { field: 'contextIds', sentence: 'Choose at least one place.' },
      ]
    : [];

/** What an edition is to hold: whole places over a span of time, never single figures. */
export function EditionForm({
  scope,
  session,
  editions,
  changing,
  onDone,
  onCancel,
}: {
  readonly scope: string;
  readonly session: Session;
  readonly editions: readonly Edition[];
  /** One that is there and not released: what it holds is chosen anew. */
  readonly changing?: Edition;
  readonly onDone: (edition: Edition) => void;
  readonly onCancel: () => void;
}) {
  const { organisations } = session;
  const form = useKeptForm(
    scope,
    changing ? `edition-${changing.id}` : 'edition',
    changing ? valuesOf(changing) : emptyEdition(String(organisations[0]?.id ?? '')),
  );
  const add = useSend('addEdition');
  const change = useSend('changeEdition');
  const sites = useQuery(query('sites', {}));
  const contexts = useQuery(query('contexts', {}));
  const { values } = form;
  // the contract has the two days in the scope: that is where a refusal names them
  const day = (which: 'start' | 'end') => {
    const field = `scope.period.${which}`;
    return {
      id: `${form.id}-scope-period-${which}`,
      value: values[which],
      refusal: sentenceFor(form.refusals, field),
      onValue: (value: string) => {
        form.set({ [which]: value });
        form.mended(field);
      },
    };
  };
  const own = <T extends { organisationId: number; archived: boolean }>(all: readonly T[] | undefined) =>
    (all ?? []).filter((one) => String(one.organisationId) === values.organisationId && !one.archived);
  const correctable = editions.filter(
    (one) =>
      one.number !== null && !neverCameOut(one) && String(one.organisationId) === values.organisationId,
  );
  return (
    <Waiting for={contexts}>
      {(allContexts) => (
        <SendForm
          form={form}
          schema={newEdition}
          body={editionBody}
          also={nothingChosen}
          makes={changing ? undefined : 'unchangeable'}
          send={(body, how) =>
            changing
              ? change.mutateAsync({ params: { id: changing.id }, body })
              : add.mutateAsync({ body, ...how })
          }
          label={changing ? 'Draft it so' : 'Begin the draft'}
          onSaved={onDone}
          onCancel={onCancel}
        >
          <TextField
            {...form.field('title')}
            label="Title"
            help="As it will be cited: what it is about, and until when."
            max={160}
          />
          {organisations.length > 1 && !changing && (
            <SelectField
              {...form.field('organisationId')}
              label="Organisation"
              help="Editions are numbered within it."
              choices={organisations.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
          <RadioField
            {...form.field('what')}
            label="Places"
            help="Every table of a chosen place is released whole, with all its totals."
            choices={[
              { value: 'all', label: 'Every place of the organisation' },
              { value: 'sites', label: 'Whole sites' },
              { value: 'contexts', label: 'Single places and groups' },
            ]}
          />
          {values.what === 'sites' && (
            <ChecksField
              {...form.field('siteIds')}
              label="Sites"
              help="Every place of these sites."
              groups={[
                { choices: own(sites.data).map(({ id, name }) => ({ value: String(id), label: name })) },
              ]}
            />
          )}
          {values.what === 'contexts' && (
            <ChecksField
              {...form.field('contextIds')}
              label="Places and groups"
              help="By the names the team uses; outsiders see the public ones."
              groups={[
                {
                  choices: own(allContexts).map((one) => ({ value: String(one.id), label: teamName(one) })),
                },
              ]}
            />
          )}
          <TextField
            {...day('start')}
            kind="date"
            label="First day"
            help="Figures whose whole period lies between the two days."
          />
          <TextField
            {...day('end')}
            kind="date"
            label="Last day"
            help="Leave out a period that is not over: it would change."
          />
          <RadioField
            {...form.field('standing')}
            label="Standing"
            help="Readers are told which."
            choices={[
              { value: 'final', label: 'Final', words: 'These figures are meant to stay.' },
              { value: 'provisional', label: 'Provisional', words: 'A correction is expected.' },
            ]}
          />
          <TextField
            {...form.field('embargoedUntil')}
            kind="date"
            label="Embargo"
            optional
            help="Sealed at release, and seen by outsiders from this day on."
          />
          {correctable.length > 0 && (
            <SelectField
              {...form.field('corrects')}
              label="Corrects"
              optional
              help="The earlier edition stays readable and says that this one corrects it."
              empty="No earlier edition"
              choices={correctable.map(({ number, title }) => ({
                value: String(number),
                label: `Edition ${number}: ${title}`,
              }))}
            />
          )}
          {values.corrects !== '' && (
            <LongTextField
              {...form.field('why')}
              label="What changed and why"
              help="For readers: it is printed in the edition, for ever."
            />
          )}
        </SendForm>
      )}
    </Waiting>
  );
}
