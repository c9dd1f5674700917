import type { GuardianWeek, IncidentPlan, PlanDocumentPage, PlanTemplates } from '@waymark/contract';
import { dayWords } from '../../../parts/words';
import { capital } from '../plan-words';
import { isGap, SLOT_WORDS } from './document-words';
import { ValuesEntries } from './values-entries';
import { Week } from './week-table';

/** A document as one version has it, to be read and printed: nothing in it can be changed here. */
export function DocumentBody({
  page: { shown, week },
  templates,
}: {
  readonly page: PlanDocumentPage;
  readonly templates: PlanTemplates;
}) {
  const { body } = shown;
  switch (body.kind) {
    case 'guardianship map':
      return (
        <>
          <p className="wm-small">{body.asked || 'How young people were asked is not written down.'}</p>
          <Gaps week={week} />
          <Week week={week} />
          {body.note && <p>{body.note}</p>}
        </>
      );
    case 'incident plan':
      return <Incident body={body} templates={templates} />;
    case 'values review':
      return (
        <>
          <ValuesEntries entries={body.entries} list={templates.values} />
          {body.note && <p>{body.note}</p>}
        </>
      );
    case 'parity rating':
      return (
        <p>
          Rated by {body.side === 'VCS' ? 'the voluntary sector' : 'statutory partners'}:{' '}
          <strong>level {body.level} of 4</strong>. {body.evidence}
        </p>
      );
  }
}

function Gaps({ week }: { readonly week: GuardianWeek }) {
  const gaps = week.filter(({ state }) => isGap(state));
  if (gaps.length === 0) return null;
  return (
    <ul className="wm-gaps" aria-label="Gaps">
      {gaps.map(({ week: days, day, state }) => (
        <li key={`${days} ${day}`}>
          <strong>{capital(day)}</strong>, {days}: {SLOT_WORDS[state]?.toLowerCase()}
        </li>
      ))}
    </ul>
  );
}

/** By phases, as tables with a box to tick by hand: after an incident paper is what is at the table. */
function Incident({ body, templates }: { readonly body: IncidentPlan; readonly templates: PlanTemplates }) {
  return (
    <>
      {templates.incident.phases.map(({ code, label }) => {
        const tasks = body.tasks.filter(({ phase }) => phase === code);
        return tasks.length === 0 ? null : (
          <table className="wm-table wm-tasks" key={code}>
            <caption>{label}</caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Who</th>
                <th scope="col">Done</th>
              </tr>
            </thead>
            <tbody>
              {tasks.map(({ text, owner, done }, at) => (
                <tr key={at}>
                  <td>{text}</td>
                  <td>{capital(owner)}</td>
                  <td>{done === null ? <span className="wm-box">not yet</span> : dayWords(done)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
      <section>
        <h2>Friends and peers, as people to support</h2>
        <p>{body.support || 'Not written yet.'}</p>
      </section>
      <section>
        <h2>What was learned</h2>
        <p>{body.learning || 'Not written yet; the plan closes with this.'}</p>
      </section>
    </>
  );
}
