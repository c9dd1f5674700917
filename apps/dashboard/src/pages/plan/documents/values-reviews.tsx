import type { DocumentsPage, PlanDocument, ValuesList } from '@waymark/contract';
import { useMemo } from 'react';
import { useOpenForm } from '../../../parts/form/use-open-form';
import { dayWords } from '../../../parts/words';
import { CloseDocument } from './close-document';
import { DocumentForm } from './document-form';
import { DocumentLinks } from './document-links';
import { documentForms, ofKind } from './document-words';
import { ValuesEntries } from './values-entries';
import { valuesBody, ValuesFields, valuesTyped, valuesWords } from './values-fields';
import { ValuesListPart } from './values-list-form';

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
  const review = one?.body.kind === 'values review' ? one.body : null;
  const values = useMemo(() => valuesTyped(review), [review]);
  const body = valuesBody(list);
  return (
    <DocumentForm
      {...{ scope, contextId, one, values, onDone }}
      kind="values"
      label="Save the values review"
      body={(typed) => ({ kind: 'values review', ...body(typed) })}
      words={valuesWords(list)}
    >
      {(form, at) => <ValuesFields {...{ form, list, at }} />}
    </DocumentForm>
  );
}
