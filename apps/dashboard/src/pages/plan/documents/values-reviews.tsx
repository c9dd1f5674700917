import type { DocumentsPage, PlanDocument, ValuesList } from '@waymark/contract';
import { useMemo } from 'react';
import { LongTextField, SelectField, TextField } from '../../../parts/form/field';
import { fieldAt } from '../../../parts/form/rows';
import { useOpenForm } from '../../../parts/form/use-open-form';
import type { Bound } from '../../../parts/form/use-kept-form';
import { dayWords } from '../../../parts/words';
import { CloseDocument } from './close-document';
import { DocumentForm } from './document-form';
import { DocumentLinks } from './document-links';
import { documentForms, ofKind } from './document-words';
import { ValuesEntries } from './values-entries';
import { ValuesListPart } from './values-list-form';

interface Values {
  date: string;
  level: Readonly<Record<string, string>>;
  evidence: Readonly<Record<string, string>>;
  note: string;
}

function valuesOf(one: PlanDocument | null): Values {
  if (one?.body.kind !== 'values review') return { date: '', level: {}, evidence: {}, note: '' };
  const { date, entries, note } = one.body;
  return {
    date,
    note,
    level: Object.fromEntries(entries.map(({ value, level }) => [value, String(level)])),
    evidence: Object.fromEntries(entries.map(({ value, evidence }) => [value, evidence])),
  };
}

interface Part {
  readonly scope: string;
  readonly page: DocumentsPage;
}

/** A partnership looks at itself: each value has a level and what shows it. */
export function ValuesReviews({ scope, page }: Part) {
  const { open, show, close } = useOpenForm(documentForms(page, 'values review', 'values'));
  const list = page.values;
  const reviews = ofKind(page.documents, 'values review');
  const form = (one: PlanDocument | null) => (
    <ValuesForm {...{ scope, list, one }} contextId={page.contextId} onDone={close} />
  );
  return (
    <section className="wm-section wm-entry" id="values">
      <h2>Values, as the partnership sees itself</h2>
      <ValuesListPart scope={scope} contextId={page.contextId} list={list} />
      {reviews.length === 0 && <p>Not looked at yet.</p>}
      <ul className="wm-quiet-list">
        {reviews.map((one) => (
          <li key={one.id}>
            {open === one.id ? (
              form(one)
            ) : (
              <>
                <h3>
                  {dayWords(one.body.date)}
                  <span className="wm-tag">
                    {one.closedOn ? `closed ${dayWords(one.closedOn)}` : 'not closed yet'}
                  </span>
                </h3>
                <ValuesEntries entries={one.body.entries} list={list} />
                <DocumentLinks one={one} named={`the values review of ${dayWords(one.body.date)}`} />
                {one.closedOn === null && (
                  <div className="wm-links">
                    <button type="button" className="wm-link-button" onClick={() => show(one.id)}>
                      Edit<span className="wm-hidden"> the values review of {dayWords(one.body.date)}</span>
                    </button>
                    <CloseDocument one={one} label="Close this values review" />
                  </div>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        form(null)
      ) : (
        <button type="button" className="wm-button" onClick={() => show('new')}>
          Begin a values review
        </button>
      )}
    </section>
  );
}

function ValuesForm({
  scope,
  contextId,
  list,
  one,
  onDone,
}: {
  readonly scope: string;
  readonly contextId: number;
  readonly list: ValuesList;
  readonly one: PlanDocument | null;
  readonly onDone: () => void;
}) {
  const values = useMemo(() => valuesOf(one), [one]);
  const judged = (v: Values) =>
    list.values.map(({ code }) => code).filter((code) => (v.level[code] ?? '') !== '');
  return (
    <DocumentForm
      {...{ scope, contextId, one, values, onDone }}
      kind="values"
      label="Save the values review"
      body={(v) => ({
        kind: 'values review',
        date: v.date,
        note: v.note,
        entries: judged(v).map((value) => ({
          value,
          level: Number(v.level[value]),
          evidence: v.evidence[value] ?? '',
        })),
      })}
      words={{
        date: { label: 'Day' },
        note: { label: 'Note' },
        level: {
          label: 'Levels',
          say: (v) =>
            judged(v)
              .map((code) => `${code} ${v.level[code]}`)
              .join(', '),
        },
        evidence: { label: 'Evidence', say: (v) => Object.values(v.evidence).join(' / ') },
      }}
    >
      {(form, at) => {
        const within = (name: 'level' | 'evidence', code: string): Bound<string> => ({
          id: `${form.id}-${name}-${code}`,
          value: form.values[name][code] ?? '',
          onValue: (value) => {
            form.set((before) => ({ ...before, [name]: { ...before[name], [code]: value } }));
            form.mended(`${at}entries`);
          },
          refusal: form.refusals.find(
            ({ field }) => field === `${at}entries.${judged(form.values).indexOf(code)}.${name}`,
          )?.sentence,
        });
        return (
          <>
            <TextField
              {...fieldAt(form, 'date', `${at}date`)}
              kind="date"
              label="Day"
              help="When you talked."
            />
            {list.values.map(({ code, label, ask }) => (
              <section key={code} className="wm-form-part" aria-label={label}>
                <h3>{label}</h3>
                <p>{ask}</p>
                <SelectField
                  {...within('level', code)}
                  label="Level"
                  help="The one whose words fit."
                  choices={list.levels.map(({ level, says }) => ({
                    value: String(level),
                    label: `${level}  ${says}`,
                  }))}
                />
                <LongTextField
                  {...within('evidence', code)}
                  label="What shows it"
                  help="A level without evidence is a wish."
                />
              </section>
            ))}
            <LongTextField
              {...fieldAt(form, 'note', `${at}note`)}
              label="Note"
              help="What else to know."
              optional
            />
          </>
        );
      }}
    </DocumentForm>
  );
}
