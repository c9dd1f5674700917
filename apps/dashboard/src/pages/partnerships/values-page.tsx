import { useQuery } from '@tanstack/react-query';
import {
  endpoints,
  newPartnershipValues,
  type PartnershipValues,
  type PartnershipValuesReview,
} from '@waymark/contract';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { query, useSend } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { RecordForm } from '../../parts/form/record-form';
import { useOpenForm } from '../../parts/form/use-open-form';
import { Page } from '../../parts/page';
import { TroubleBox, Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import '../plan/documents/documents.css';
import '../plan/plan.css';
import { ValuesEntries } from '../plan/documents/values-entries';
import { valuesBody, ValuesFields, valuesTyped, valuesWords } from '../plan/documents/values-fields';
import { ValuesOverTime } from './values-over-time';
import './partnerships.css';

/** `/partnerships/:id/values`: how several organisations together see themselves against the values, review by review. */
export function PartnershipValuesPage() {
  const id = Number(useParams().id);
  const page = useQuery(query('partnershipValues', { params: { id } }));
  return (
    <Page
      title={page.data ? `Values of ${page.data.name}` : 'Values of a partnership'}
      crumb={
        <>
          <Link to={paths.partnerships()}>Partnerships</Link> /{' '}
          <Link to={paths.partnership(id)}>{page.data?.name ?? 'Its page'}</Link>
        </>
      }
      lede="You look at yourselves together: each value has a level, and what shows it. Every member may write here, and reads what the others wrote."
      counted={['levels']}
      actions={
        <button type="button" className="wm-button" onClick={() => window.print()}>
          Print
        </button>
      }
    >
      <Waiting for={page}>
        {(data) => (
          <div className="wm-plan wm-document">
            {data.closedTo && <p className="wm-notice">{data.closedTo}</p>}
            <ValuesOverTime page={data} />
            <Levels page={data} />
            <Scoped>{(scope) => <Reviews scope={scope} page={data} />}</Scoped>
          </div>
        )}
      </Waiting>
    </Page>
  );
}

/** What is asked, and what each level looks like: read before anybody judges. */
function Levels({ page: { list } }: { readonly page: PartnershipValues }) {
  return (
    <section className="wm-section" aria-labelledby="asked">
      <h2 id="asked">What is asked</h2>
      <dl className="wm-plan-facts">
        {list.values.map(({ code, label, ask }) => (
          <div key={code}>
            <dt>{label}</dt>
            <dd>{ask}</dd>
          </div>
        ))}
      </dl>
      <h3>Levels</h3>
      <ol className="wm-quiet-list" aria-label="Levels">
        {list.levels.map(({ level, says }) => (
          <li key={level}>
            <strong>{level}</strong> {says}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface Part {
  readonly scope: string;
  readonly page: PartnershipValues;
}

function Reviews({ scope, page }: Part) {
  const { open, show, close } = useOpenForm('partnership-values');
  const form = (one: PartnershipValuesReview | null) => (
    <ReviewForm {...{ scope, page, one }} onDone={close} />
  );
  return (
    <section className="wm-section wm-entry" aria-labelledby="reviews">
      <h2 id="reviews">Reviews</h2>
      {page.closedTo === '' &&
        (open === 'new' ? (
          form(null)
        ) : (
          <button type="button" className="wm-button wm-button-main" onClick={() => show('new')}>
            Begin a review of values
          </button>
        ))}
      <ul className="wm-quiet-list">
        {page.reviews.map((one) => (
          <li key={one.id}>
            {open === one.id ? form(one) : <Review page={page} one={one} onEdit={() => show(one.id)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Review({
  page,
  one,
  onEdit,
}: {
  readonly page: PartnershipValues;
  readonly one: PartnershipValuesReview;
  readonly onEdit: () => void;
}) {
  const close = useSend('closePartnershipValues');
  const named = `the review of ${dayWords(one.date)}`;
  return (
    <>
      <h3>
        {dayWords(one.date)}
        <span className="wm-tag">{one.closedOn ? `closed ${dayWords(one.closedOn)}` : 'not closed yet'}</span>
      </h3>
      {one.entries.length === 0 ? (
        <p>No value has its level yet.</p>
      ) : (
        <ValuesEntries entries={one.entries} list={page.list} />
      )}
      {one.note && <p>{one.note}</p>}
      <p className="wm-small">Saved last by {one.by}.</p>
      {close.error && <TroubleBox trouble={close.error} />}
      {one.closedOn === null && page.closedTo === '' && (
        <div className="wm-links">
          <button type="button" className="wm-link-button" onClick={onEdit}>
            Edit<span className="wm-hidden"> {named}</span>
          </button>
          <button
            type="button"
            className="wm-link-button"
            disabled={close.isPending}
            onClick={() =>
              close.mutate({ params: { id: page.id, review: one.id }, body: { version: one.version } })
            }
          >
            Close it: it stays as it is<span className="wm-hidden">, {named}</span>
          </button>
        </div>
      )}
    </>
  );
}

function ReviewForm({
  scope,
  page,
  one,
  onDone,
}: Part & { readonly one: PartnershipValuesReview | null; readonly onDone: () => void }) {
  const add = useSend('addPartnershipValues');
  const change = useSend('changePartnershipValues');
  const values = useMemo(() => valuesTyped(one), [one]);
  const { list, id } = page;
  const part = {
    scope,
    values,
    body: valuesBody(list),
    label: 'Save the review of values',
    words: valuesWords(list),
    onDone,
  };
  return one ? (
    <RecordForm
      {...part}
      name={`partnership-values-${one.id}`}
      record={one}
      whole
      schema={endpoints.changePartnershipValues.body}
      send={(body) => change.mutateAsync({ params: { id, review: one.id }, body })}
    >
      {(form) => <ValuesFields {...{ form, list }} at="body." />}
    </RecordForm>
  ) : (
    <RecordForm
      {...part}
      name={`partnership-values-new-${id}`}
      record={null}
      schema={newPartnershipValues}
      makes="changePartnershipValues"
      send={(body, how) => add.mutateAsync({ params: { id }, body, ...how })}
    >
      {(form) => <ValuesFields {...{ form, list }} at="" />}
    </RecordForm>
  );
}
