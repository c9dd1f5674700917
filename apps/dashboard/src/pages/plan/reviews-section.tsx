import type { PlanGuides, PlanPage, PlanReview } from '@waymark/contract';
import { useSend } from '../../api/queries';
import { ArchivableLine } from '../../parts/archivable-line';
import { useOpenForm } from '../../parts/form/use-open-form';
import { usePress } from '../../parts/form/use-press';
import { TroubleBox } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { capital } from './plan-words';
import { useMay } from '../../reach';
import { ReviewForm } from './review-form';

type Questions = PlanGuides['reflection']['questions'];

/** Reviews of the plan, the latest first; one that is closed stays as it is. */
export function ReviewsSection({
  scope,
  plan,
  questions,
}: {
  readonly scope: string;
  readonly plan: PlanPage;
  readonly questions: Questions;
}) {
  const may = useMay();
  const { open, show, close } = useOpenForm('review');
  const form = (one: PlanReview | null) => (
    <ReviewForm scope={scope} plan={plan} questions={questions} one={one} onDone={close} />
  );
  return (
    <section className="wm-section wm-entry" id="reviews">
      <h2>Reviews</h2>
      {plan.reviews.length === 0 && <p>Not reviewed yet.</p>}
      <ul className="wm-quiet-list">
        {plan.reviews.map((one) => (
          <li key={one.id}>
            {open === one.id ? (
              form(one)
            ) : (
              <ReviewEntry one={one} plan={plan} questions={questions} onEdit={() => show(one.id)} />
            )}
          </li>
        ))}
      </ul>
      {open === 'new'
        ? form(null)
        : may('addReview') && (
            <button type="button" className="wm-button" onClick={() => show('new')}>
              Begin a review
            </button>
          )}
    </section>
  );
}

interface EntryProps {
  readonly one: PlanReview;
  readonly plan: PlanPage;
  readonly questions: Questions;
}

function ReviewEntry({ one, plan, questions, onEdit }: EntryProps & { readonly onEdit: () => void }) {
  const archive = usePress('changeReview', `review-${one.id}`, `The review of ${dayWords(one.date)}`);
  const body = <ReviewWords one={one} plan={plan} questions={questions} />;
  if (one.closedOn !== null) return body;
  return (
    <ArchivableLine
      named={`the review of ${dayWords(one.date)}`}
      archived={one.archived}
      archive={archive}
      onArchive={(archived) =>
        archive.mutate({ params: { id: one.id }, body: { archived, version: one.version } })
      }
      onEdit={onEdit}
      by="changeReview"
    >
      {body}
      {!one.archived && <CloseReview one={one} />}
    </ArchivableLine>
  );
}

function ReviewWords({ one, plan, questions }: EntryProps) {
  return (
    <>
      <h3>
        {dayWords(one.date)}
        <span className="wm-tag">
          {one.archived
            ? 'archived'
            : one.closedOn === null
              ? 'not closed yet'
              : `closed ${dayWords(one.closedOn)}`}
        </span>
      </h3>
      {one.goals.length > 0 && (
        <ul className="wm-judged">
          {one.goals.map(({ goalId, progress, why }) => (
            <li key={goalId}>
              <strong>{capital(progress)}</strong>:{' '}
              {plan.goals.find(({ id }) => id === goalId)?.statement ?? 'a goal that is gone'}.{' '}
              <span className="wm-small">{why}</span>
            </li>
          ))}
        </ul>
      )}
      {one.didNotWork && (
        <p>
          <strong>What did not work:</strong> {one.didNotWork}
        </p>
      )}
      {one.nextReview && <p className="wm-small">Next review: {dayWords(one.nextReview)}</p>}
      {one.reflections.length > 0 && (
        <details>
          <summary>
            {one.reflections.length} of {questions.length} questions talked about
          </summary>
          <dl className="wm-plan-facts">
            {one.reflections.map(({ question, answer }) => (
              <div key={question}>
                <dt>{questions.find(({ code }) => code === question)?.ask ?? question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

/** Closing asks the server, which says what is left. */
function CloseReview({ one }: { readonly one: PlanReview }) {
  const close = useSend('closeReview');
  return (
    <>
      {close.error && <TroubleBox trouble={close.error} />}
      {close.error && close.error.fields.length > 1 && (
        <ul className="wm-left-over">
          {close.error.fields.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <button
        type="button"
        className="wm-button wm-button-main"
        disabled={close.isPending}
        onClick={() => close.mutate({ params: { id: one.id }, body: { version: one.version } })}
      >
        Close this review<span className="wm-hidden"> of {dayWords(one.date)}</span>
      </button>
    </>
  );
}
