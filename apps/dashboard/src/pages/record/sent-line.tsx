import type { Context } from '@waymark/contract';
import { Link } from 'react-router';
import { timeOfDay } from '../../outbox/kept';
import { teamName } from '../../parts/words';
import { paths } from '../../paths';
import type { Round } from './use-round';

/** What became of the rounds sent from this page: on the server, on the way, or back. */
export function SentLine({
  round: { saved, waiting, refused, outbox, form },
  context,
}: {
  readonly round: Pick<Round, 'saved' | 'waiting' | 'refused' | 'outbox'> & {
    readonly form: Pick<Round['form'], 'keeping'>;
  };
  readonly context: Context;
}) {
  return (
    <div role="status" className="wm-sent">
      {saved && (
        <p>
          Saved on the server at {timeOfDay(saved.at)}: {lower(saved.label)}
          {saved.created === 0 ? ', all of which were there already' : ''}.{' '}
          <Link to={paths.context(context.id)}>See {teamName(context)} drawn</Link>
        </p>
      )}
      {waiting.map((held) => (
        <p key={held.batch}>
          {outbox.sending === held.batch
            ? `Sending: ${lower(held.label)}.`
            : `${held.safe ? `Kept on this device at ${timeOfDay(held.at)}, not yet sent.` : 'Not yet sent, and this browser would not keep it: leave this page open.'} ${outbox.waiting ?? 'It is sent as soon as Waymark can be reached.'}`}
        </p>
      ))}
      {refused && form.keeping !== 'nothing' && (
        <p>
          {refused.label} was not taken: {refused.refusal?.sentence} Save or throw away what is below, and it
          comes back into the form.
        </p>
      )}
    </div>
  );
}

const lower = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
