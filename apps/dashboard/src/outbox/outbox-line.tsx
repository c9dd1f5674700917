import { useEffect } from 'react';
import { Link } from 'react-router';
import { paths } from '../paths';
import { useActor } from '../reach';
import { timeOfDay } from './kept';
import type { Held } from './outbox';
import { useTold } from './told';
import { useOutbox } from './use-outbox';

/** One quiet line on every page while a round is still on this device only. Nothing where nothing waits. */
export function OutboxLine() {
  const { outbox, state } = useOutbox();
  const who = useActor()?.personId;
  useEffect(() => {
    // what waited for somebody to sign in need not wait for its next turn
    if (who !== undefined) void outbox?.flush();
  }, [outbox, who]);
  const refused = state.held.filter((h) => h.refusal);
  const waiting = state.held.filter((h) => !h.refusal);
  const told = useTold();
  if (!outbox || (state.held.length === 0 && !told)) return null;
  const oldest = waiting[0];
  return (
    <div className={state.held.length === 0 ? 'wm-outbox wm-outbox-done' : 'wm-outbox'} role="status">
      {told && (
        <p>
          {told.what}: saved at {timeOfDay(told.at)}.
        </p>
      )}
      {oldest && (
        <p>
          {countWords(waiting)}{' '}
          {waiting.every((h) => h.safe)
            ? `kept on this device since ${timeOfDay(oldest.at)}, not yet sent`
            : 'not yet sent, and this browser would not keep everything, so leave this page open'}
          {state.sending ? ': sending now.' : '; tried again by itself.'}{' '}
          {!state.sending && (
            <button type="button" className="wm-link-button" onClick={() => void outbox.flush()}>
              Send now
            </button>
          )}
        </p>
      )}
      {refused.map((entry) => (
        <p key={entry.batch}>
          {entry.label} was not taken: {entry.refusal?.sentence}{' '}
          <Link to={formOf(entry)}>{entry.form.startsWith(PRESSED) ? 'Look at it' : 'Mend it'}</Link>
        </p>
      ))}
    </div>
  );
}

/** What was ticked or pressed has no form to go back to. */
const PRESSED = 'press:';

/** Rounds, people whose answers were written down, and forms: `2 rounds and the answers of one person are`. */
function countWords(waiting: readonly Held[]): string {
  const people = waiting.filter((held) => held.answers).length;
  const forms = waiting.filter((held) => held.change);
  const rounds = waiting.length - people - forms.length;
  const [form] = forms;
  if (form && waiting.length === 1) return `${form.label} is`;
  const parts = [
    rounds > 0 && (rounds === 1 ? 'one round' : `${rounds} rounds`),
    people > 0 && `the answers of ${people === 1 ? 'one person' : `${people} people`}`,
    forms.length > 0 && (forms.length === 1 ? 'one change' : `${forms.length} changes`),
  ].filter((part) => part !== false);
  const words = parts.join(' and ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${waiting.length === 1 && people === 0 ? 'is' : 'are'}`;
}

function formOf({ form, contextId, answers, change }: Held): string {
  if (change && form.startsWith(PRESSED)) return change.page;
  if (change || contextId === null) return `${change?.page ?? ''}#mend=${form.split(':').at(-1) ?? ''}`;
  if (answers) return paths.answers(contextId);
  return form.startsWith('tally') ? paths.tally(contextId) : paths.record(contextId);
}
