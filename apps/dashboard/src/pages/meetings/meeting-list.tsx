import type { Context, Meeting } from '@waymark/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ArchivableLine } from '../../parts/archivable-line';
import { useOpenForm } from '../../parts/form/use-open-form';
import { usePress } from '../../parts/form/use-press';
import { dayWords, teamName } from '../../parts/words';
import { paths } from '../../paths';
import { useMay } from '../../reach';
import { capital } from '../plan/plan-words';
import { DecisionEntry } from './decision-entry';
import { DecisionForm } from './decision-form';
import { MeetingForm } from './meeting-form';

interface Part {
  readonly scope: string;
  readonly today: string;
  readonly contexts: readonly Context[];
  /** The context whose page this is; null across contexts. */
  readonly about: number | null;
}

/** Meetings, the latest first, each with what it decided; and the form for the next. */
export function MeetingList({
  meetings,
  which,
  ...part
}: Part & {
  readonly meetings: readonly Meeting[];
  /** What chooses among them. */
  readonly which?: ReactNode;
}) {
  const { open, show, close } = useOpenForm('meeting');
  const may = useMay();
  return (
    <section className="wm-section wm-entry wm-meetings" aria-labelledby="meetings">
      <h2 id="meetings">Meetings</h2>
      {open === 'new' ? (
        <MeetingForm
          scope={part.scope}
          contexts={part.contexts}
          about={part.about}
          one={null}
          onDone={close}
        />
      ) : (
        may('addMeeting') && (
          <button type="button" className="wm-button wm-button-main" onClick={() => show('new')}>
            Record a meeting
          </button>
        )
      )}
      {which}
      {meetings.length === 0 && <p>No meeting is recorded yet.</p>}
      <ul className="wm-quiet-list">
        {meetings.map((one) => (
          <li key={one.id} id={`meeting-${one.id}`} tabIndex={-1}>
            {open === one.id ? (
              <MeetingForm
                scope={part.scope}
                contexts={part.contexts}
                about={null}
                one={one}
                onDone={close}
              />
            ) : (
              <MeetingEntry {...part} one={one} onEdit={() => show(one.id)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function MeetingEntry({
  one,
  onEdit,
  ...part
}: Part & { readonly one: Meeting; readonly onEdit: () => void }) {
  const archive = usePress('changeMeeting', `meeting-${one.id}`, `The meeting of ${dayWords(one.date)}`);
  const nameOf = (id: number) => {
    const found = part.contexts.find((context) => context.id === id);
    return found ? teamName(found) : 'a context beyond your reach';
  };
  const others = one.contextIds.filter((id) => id !== part.about);
  const came = one.attendance.filter(({ present }) => present > 0);
  const stayed = one.attendance.filter(({ present, invited }) => invited && present === 0);
  return (
    <ArchivableLine
      named={`the meeting of ${dayWords(one.date)}`}
      archived={false}
      archive={archive}
      onArchive={(archived) =>
        archive.mutate({ params: { id: one.id }, body: { archived, version: one.version } })
      }
      onEdit={onEdit}
      by="changeMeeting"
    >
      <h3>
        {capital(one.kind)}, {dayWords(one.date)}
      </h3>
      {others.length > 0 && (
        <p className="wm-small">
          {part.about === null ? 'About ' : 'Also about '}
          {others.map((id, i) => (
            <span key={id}>
              {i > 0 && ', '}
              <Link to={paths.contextMeetings(id)}>{nameOf(id)}</Link>
            </span>
          ))}
        </p>
      )}
      <p className="wm-small">
        {came.length === 0
          ? 'Nobody is recorded as having come.'
          : `Came: ${came.map(({ party, present }) => `${present} ${party}`).join(', ')}.`}
        {stayed.length > 0 && ` Asked, did not come: ${stayed.map(({ party }) => party).join(', ')}.`}
      </p>
      {one.views.map(({ party, how, answered }, i) => (
        <p key={i} className="wm-small">
          Views of {party}: {how}. {answered ? `Answer: ${answered}` : <strong>Not answered yet.</strong>}
        </p>
      ))}
      {one.note && <p className="wm-small">{one.note}</p>}
      <p className="wm-links wm-screen-only">
        <Link to={paths.meeting(one.id)}>
          Minutes<span className="wm-hidden"> of {dayWords(one.date)}</span>, to print
        </Link>
      </p>
      <Decisions {...part} meeting={one} nameOf={nameOf} />
    </ArchivableLine>
  );
}

function Decisions({
  scope,
  today,
  about,
  meeting,
  nameOf,
}: Part & { readonly meeting: Meeting; readonly nameOf: (id: number) => string }) {
  const { open, show, close } = useOpenForm({ [`decision-new-${meeting.id}`]: 'new' });
  const shown = meeting.decisions.filter(({ contextId }) => about === null || contextId === about);
  return (
    <div className="wm-decisions">
      {shown.length > 0 && (
        <ol aria-label="Decisions">
          {shown.map((one) => (
            <li key={one.id}>
              <DecisionEntry {...{ scope, today, meeting, one, nameOf }} />
            </li>
          ))}
        </ol>
      )}
      {open === 'new' ? (
        <DecisionForm {...{ scope, meeting, nameOf, about }} one={null} onDone={close} />
      ) : (
        <button type="button" className="wm-button" onClick={() => show('new')}>
          Add a decision<span className="wm-hidden"> of {dayWords(meeting.date)}</span>
        </button>
      )}
    </div>
  );
}
