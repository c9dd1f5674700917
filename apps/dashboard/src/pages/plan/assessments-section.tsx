import type { Assessment, PlanGuides, PlanPage } from '@waymark/contract';
import { ArchivableLine } from '../../parts/archivable-line';
import { useOpenForm } from '../../parts/form/use-open-form';
import { usePress } from '../../parts/form/use-press';
import { Term } from '../../parts/term';
import { dayWords, periodWords } from '../../parts/words';
import { AssessmentForm } from './assessment-form';
import { useMay } from '../../reach';
import { guideFor } from './plan-words';

/** What was looked at before anything was planned, the latest first. */
export function AssessmentsSection({
  scope,
  plan,
  guides,
}: {
  readonly scope: string;
  readonly plan: PlanPage;
  readonly guides: PlanGuides['guides'];
}) {
  const may = useMay();
  const { open, show, close } = useOpenForm('assessment');
  const form = (one: Assessment | null) => (
    <AssessmentForm
      scope={scope}
      contextId={plan.contextId}
      guides={guides}
      suited={guideFor(plan.setting)}
      one={one}
      onDone={close}
    />
  );
  return (
    <section className="wm-section wm-entry" id="assessment">
      <h2>Assessment</h2>
      {plan.assessments.length === 0 && (
        <p>
          Not assessed yet. The guide asks what young people need here, who looks out for them, and what the
          surroundings do.
        </p>
      )}
      <ul className="wm-quiet-list">
        {plan.assessments.map((one) => (
          <li key={one.id}>
            {open === one.id ? (
              form(one)
            ) : (
              <AssessmentEntry one={one} guides={guides} onEdit={() => show(one.id)} />
            )}
          </li>
        ))}
      </ul>
      {open === 'new'
        ? form(null)
        : may('addAssessment') && (
            <button type="button" className="wm-button" onClick={() => show('new')}>
              Record an assessment
            </button>
          )}
    </section>
  );
}

/** Outside the team it is not told how many took part, so that an empty list says nothing. */
function whoTookPart(people: string, onTheTeam: boolean): string {
  if (people !== '') return `Took part: ${people}.`;
  return onTheTeam
    ? 'Nobody is recorded as having taken part.'
    : 'Who took part is not shown outside the team.';
}

function AssessmentEntry({
  one,
  guides,
  onEdit,
}: {
  readonly one: Assessment;
  readonly guides: PlanGuides['guides'];
  readonly onEdit: () => void;
}) {
  const archive = usePress(
    'changeAssessment',
    `assessment-${one.id}`,
    `The assessment from ${dayWords(one.start)}`,
  );
  const may = useMay();
  const guide = guides.find(({ guide: name }) => name === one.guide);
  const when =
    one.end === null ? `since ${dayWords(one.start)}` : periodWords({ start: one.start, end: one.end });
  const people = one.tookPart.map(({ party, people: n }) => `${n} ${party}`).join(', ');
  const methods = one.methods
    .map((code) => guide?.methods.find((m) => m.code === code)?.label ?? code)
    .join(', ');
  return (
    <ArchivableLine
      named={`the assessment of ${dayWords(one.start)}`}
      archived={one.archived}
      archive={archive}
      onArchive={(archived) =>
        archive.mutate({ params: { id: one.id }, body: { archived, version: one.version } })
      }
      onEdit={onEdit}
      by="changeAssessment"
    >
      <h3>
        {guide?.label ?? one.guide}, {when}
        {one.archived && <span className="wm-tag"> archived</span>}
      </h3>
      <p className="wm-small">
        {whoTookPart(people, may('changeAssessment'))}
        {methods && ` How: ${methods}.`}
      </p>
      {one.weighting.length > 0 && (
        <>
          <p className="wm-weighting-title">
            <Term term="context weighting">What must change first, and why</Term>
          </p>
          <ol className="wm-weighting" aria-label="What must change first">
            {one.weighting.map(({ factor, why }, i) => (
              <li key={i}>
                <strong>{factor}</strong>
                <span className="wm-small"> {why}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {guide && one.findings.length > 0 && (
        <div className="wm-sides">
          {guide.sides.map((side) => {
            const found = one.findings.filter(({ prompt }) =>
              side.prompts.some(({ code }) => code === prompt),
            );
            return (
              <section key={side.side} aria-label={side.label}>
                <h4>{side.label}</h4>
                {found.length === 0 && <p className="wm-small">Nothing written.</p>}
                {found.map(({ prompt, text }) => (
                  <div key={prompt}>
                    <p className="wm-small">{side.prompts.find(({ code }) => code === prompt)?.ask}</p>
                    <p>{text}</p>
                  </div>
                ))}
              </section>
            );
          })}
        </div>
      )}
      {one.note && <p className="wm-small">{one.note}</p>}
    </ArchivableLine>
  );
}
