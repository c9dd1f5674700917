import type { DocumentsPage, PlanTemplates } from '@waymark/contract';
import { useOpenForm } from '../../../parts/form/use-open-form';
import { Term } from '../../../parts/term';
import { dayWords } from '../../../parts/words';
import { useWritesAs } from '../../../reach';
import { capital } from '../plan-words';
import { documentForms, isGap, ofKind, SLOT_WORDS } from './document-words';
import { DocumentLinks } from './document-links';
import { GuardianForm } from './guardian-form';
import { Week } from './week-table';

interface Part {
  readonly scope: string;
  readonly page: DocumentsPage;
  readonly templates: PlanTemplates;
}

/** Which adults are there when: a plan of day and evening, not a street map. The gaps are told first. */
export function GuardianWeek({ scope, page, templates }: Part) {
  const { open, show, close } = useOpenForm(documentForms(page, 'guardianship map', 'week'));
  const writesAs = useWritesAs(page.contextId);
  const latest = ofKind(page.documents, 'guardianship map')[0] ?? null;
  const gaps = page.week.filter(({ state }) => isGap(state));
  return (
    <section className="wm-section wm-entry" id="guardianship">
      <h2>
        <Term term="guardianship">Guardianship</Term> over the week
      </h2>
      {latest === null ? (
        <p>
          No week has been drawn yet. Write down which adults are there when, how many are trained, and what
          young people say of them.
        </p>
      ) : (
        <>
          <p className="wm-aim">
            {gaps.length === 0
              ? 'Somebody trusted and trained is there in every part of the week.'
              : `${gaps.length} of ${page.week.length} parts of the week have a gap.`}
          </p>
          <p className="wm-small">
            As of {dayWords(latest.body.date)}.{' '}
            {latest.body.asked || 'How young people were asked is not written down.'}
          </p>
          {gaps.length > 0 && (
            <ul className="wm-gaps" aria-label="Gaps">
              {gaps.map(({ week, day, state }) => (
                <li key={`${week} ${day}`}>
                  <strong>{capital(day)}</strong>, {week}: {SLOT_WORDS[state]?.toLowerCase()}
                </li>
              ))}
            </ul>
          )}
          <Week week={page.week} />
          {latest.body.note && <p className="wm-small">{latest.body.note}</p>}
          <DocumentLinks one={latest} named={`the week of ${dayWords(latest.body.date)}`} />
        </>
      )}
      {latest && open === latest.id && (
        <GuardianForm {...{ scope, templates }} contextId={page.contextId} one={latest} onDone={close} />
      )}
      {open === 'new' && (
        <GuardianForm {...{ scope, templates }} contextId={page.contextId} one={null} onDone={close} />
      )}
      {open === null && writesAs === 'team' && (
        <div className="wm-actions">
          <button type="button" className="wm-button" onClick={() => show('new')}>
            Draw the week {latest ? 'anew' : ''}
          </button>
          {latest && (
            <button type="button" className="wm-button" onClick={() => show(latest.id)}>
              Mend this week
            </button>
          )}
        </div>
      )}
    </section>
  );
}
