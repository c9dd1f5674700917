import { useQuery } from '@tanstack/react-query';
import { type Context, type ContextLink, endpoints, linkType, newLink } from '@waymark/contract';
import { query, useSend } from '../../api/queries';
import { LongTextField, RadioField, SelectField, TextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { type Bound, useKeptForm } from '../../parts/form/use-kept-form';
import { useOpenForm } from '../../parts/form/use-open-form';
import { Waiting } from '../../parts/waiting';
import { dayWords, LINK_WORDS, teamName } from '../../parts/words';

interface Values {
  type: ContextLink['type'] | '';
  toContextId: string;
  start: string;
  end: string;
  note: string;
}

const bodyOf = (v: Values) => ({
  type: v.type,
  toContextId: v.toContextId === '' ? undefined : Number(v.toContextId),
  start: v.start,
  end: v.end || null,
  note: v.note,
});

/** How this context hangs together with others, each link with its dates. */
export function LinksSection({
  scope,
  context,
  links,
}: {
  readonly scope: string;
  readonly context: Context;
  readonly links: readonly ContextLink[];
}) {
  const { open, show, close } = useOpenForm();
  return (
    <section className="wm-section wm-entry" id="links">
      <h2>Links to other contexts</h2>
      {links.length === 0 && (
        <p>No links yet. A peer group may spend time at a park; a park may lie within an estate.</p>
      )}
      <ul className="wm-quiet-list">
        {links.map((link) => (
          <li key={link.id}>
            <p>
              {teamName(context)} {LINK_WORDS[link.type][link.direction]} <strong>{link.otherName}</strong>,
              from {dayWords(link.start)}
              {link.end ? ` to ${dayWords(link.end)}` : ''}
            </p>
            {link.note && <p className="wm-small">{link.note}</p>}
            {open === link.id ? (
              <ChangeLink scope={scope} link={link} onDone={close} />
            ) : (
              <button type="button" className="wm-link-button" onClick={() => show(link.id)}>
                Change its dates<span className="wm-hidden"> ({link.otherName})</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        <AddLink scope={scope} context={context} onDone={close} />
      ) : (
        <button type="button" className="wm-button" onClick={() => show('new')}>
          Add a link
        </button>
      )}
    </section>
  );
}

type PartProps = { readonly scope: string; readonly onDone: () => void };

function AddLink({ scope, context, onDone }: PartProps & { readonly context: Context }) {
  const contexts = useQuery(query('contexts', {}));
  const form = useKeptForm<Values>(scope, `link-new-${context.id}`, {
    type: '',
    toContextId: '',
    start: context.opened,
    end: '',
    note: '',
  });
  const send = useSend('addLink');
  return (
    <Waiting for={contexts}>
      {(all) => (
        <SendForm
          form={form}
          schema={newLink}
          body={bodyOf}
          makes="changeLink"
          send={(body, how) => send.mutateAsync({ params: { id: context.id }, body, ...how })}
          label="Save the link"
          onSaved={onDone}
          onCancel={onDone}
        >
          <RadioField
            {...form.field('type')}
            label="Kind of link"
            help={`Read it as a sentence: ${teamName(context)} ... the other context.`}
            choices={linkType.options.map((type) => ({
              value: type,
              label: LINK_WORDS[type].out,
              words: LINK_WORDS[type].words,
            }))}
          />
          <SelectField
            {...form.field('toContextId')}
            label="The other context"
            help="It has to exist first; archived ones can be linked too, for what they became."
            choices={all
              .filter((c) => c.id !== context.id)
              .map((c) => ({ value: String(c.id), label: `${teamName(c)} (${c.site})` }))}
          />
          <DatesAndNote form={form} />
        </SendForm>
      )}
    </Waiting>
  );
}

function ChangeLink({ scope, link, onDone }: PartProps & { readonly link: ContextLink }) {
  const form = useKeptForm(scope, `link-${link.id}`, {
    start: link.start,
    end: link.end ?? '',
    note: link.note,
  });
  const send = useSend('changeLink');
  return (
    <SendForm
      form={form}
      schema={endpoints.changeLink.body}
      body={(v) => ({ start: v.start, end: v.end || null, note: v.note })}
      send={(body) => send.mutateAsync({ params: { id: link.id }, body })}
      label="Save the dates"
      onSaved={onDone}
      onCancel={onDone}
    >
      <DatesAndNote form={form} />
    </SendForm>
  );
}

function DatesAndNote({ form }: { readonly form: { field(name: 'start' | 'end' | 'note'): Bound<string> } }) {
  return (
    <>
      <div className="wm-fields-line">
        <TextField {...form.field('start')} kind="date" label="Since" help="The first day the link held." />
        <TextField
          {...form.field('end')}
          kind="date"
          label="Until"
          help="The last day it held; empty while it does."
          optional
        />
      </div>
      <LongTextField
        {...form.field('note')}
        label="Note"
        help="Why it is linked, or how one knows. No names of people."
        optional
      />
    </>
  );
}
