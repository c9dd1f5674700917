import { type Context, type Grant, type NewGrant, newGrant, type Organisation } from '@waymark/contract';
import { ChecksField, LongTextField, SelectField, TextField } from '../../parts/form/field';
import { numberOf } from '../../parts/form/numbers';
import type { How, Makes } from '../../parts/form/making';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { teamName } from '../../parts/words';

interface Values {
  organisationId: string;
  identifier: string;
  funder: string;
  title: string;
  start: string;
  end: string;
  amountGbp: string;
  askedFor: string;
  contextIds: readonly string[];
}

export const emptyGrant = (organisationId: string): Values => ({
  organisationId,
  identifier: '',
  funder: '',
  title: '',
  start: '',
  end: '',
  amountGbp: '',
  askedFor: '',
  contextIds: [],
});

export const grantValues = (grant: Grant): Values => ({
  organisationId: String(grant.organisationId),
  identifier: grant.identifier,
  funder: grant.funder,
  title: grant.title,
  start: grant.start,
  end: grant.end,
  amountGbp: grant.amountGbp === null ? '' : String(grant.amountGbp),
  askedFor: grant.askedFor,
  contextIds: grant.contextIds.map(String),
});

export const grantBody = (v: Values) => ({
  ...v,
  organisationId: v.organisationId === '' ? undefined : Number(v.organisationId),
  amountGbp: numberOf(v.amountGbp),
  contextIds: v.contextIds.map(Number),
});

/** All that is known of a grant. */
export function GrantForm({
  scope,
  name,
  initial,
  stands,
  makes,
  organisations,
  contexts,
  send,
  onDone,
}: {
  readonly scope: string;
  readonly name: string;
  readonly initial: Values;
  /** Of a grant that is there: what it says now. */
  readonly stands?: object;
  readonly organisations: readonly Organisation[];
  readonly contexts: readonly Context[];
  readonly makes?: Makes;
  readonly send: (body: NewGrant, how: How) => Promise<Grant>;
  readonly onDone: () => void;
}) {
  const form = useKeptForm<Values>(scope, name, initial, stands);
  const own = contexts.filter(
    (c) =>
      form.values.contextIds.includes(String(c.id)) ||
      (!c.archived &&
        (form.values.organisationId === '' || String(c.organisationId) === form.values.organisationId)),
  );
  const sites = [...new Set(own.map((c) => c.site))].sort((a, b) => a.localeCompare(b, 'en-GB'));
  return (
    <SendForm
      form={form}
      schema={newGrant}
      body={grantBody}
      also={alsoAsked}
      makes={makes}
      send={send}
      label="Save the grant"
      onSaved={onDone}
      onCancel={onDone}
    >
      {organisations.length > 1 && (
        <SelectField
          {...form.field('organisationId')}
          label="Organisation"
          help="Who received it."
          choices={organisations.map((o) => ({ value: String(o.id), label: o.name }))}
        />
      )}
      <TextField
        {...form.field('title')}
        label="Title"
        help="What the grant is called between you and the funder."
        max={140}
      />
      <TextField {...form.field('funder')} label="Funder" help="Who gave it, by its full name." max={160} />
      <TextField
        {...form.field('identifier')}
        label="360Giving identifier"
        help="As the funder publishes it, beginning with 360G-. If they publish none, their own reference will do."
        max={80}
      />
      <div className="wm-fields-line">
        <TextField {...form.field('start')} kind="date" label="From" help="The first day it runs." />
        <TextField {...form.field('end')} kind="date" label="Until" help="Its last day, that day included." />
        <TextField
          {...form.field('amountGbp')}
          kind="decimal"
          width="medium"
          label="Amount in pounds"
          help="The whole award, such as 45,000."
          optional
        />
      </div>
      <LongTextField
        {...form.field('askedFor')}
        label="What the funder asked to be measured"
        help="In the funder’s words. It stands beside what could be measured in the report."
        optional
      />
      {own.length > 0 && (
        <ChecksField
          {...form.field('contextIds')}
          label="Contexts it is for"
          help="It is drawn behind the lines of these."
          optional
          groups={sites.map((site) => ({
            label: site,
            choices: own
              .filter((c) => c.site === site)
              .map((c) => ({ value: String(c.id), label: teamName(c) })),
          }))}
        />
      )}
    </SendForm>
  );
}

function alsoAsked({ organisationId, start, end }: Values) {
  return [
    ...(organisationId === '' ? [{ field: 'organisationId', sentence: 'Choose whose grant it is.' }] : []),
    ...(start !== '' && end !== '' && end < start
      ? [{ field: 'end', sentence: 'It ends before it begins: change one of the two dates.' }]
      : []),
  ];
}
