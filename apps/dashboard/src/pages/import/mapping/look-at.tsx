import { flushSync } from 'react-dom';
import { type Asked, type Desk, tableOfPart } from './desk';
import { toDecide, type ToDecide } from './to-decide';

/** What is left to decide, first of all, each with the way to it. */
export function LookAt({ desk, asked }: { readonly desk: Desk; readonly asked: Asked }) {
  const open = toDecide(desk, asked);
  const likely = desk.proposal.choices.filter(({ sure }) => sure === 'likely').length;
  return (
    <section className="wm-look-at" aria-labelledby="look-title">
      <h2 id="look-title">
        {open.length === 0
          ? 'Nothing is left to decide'
          : open.length === 1
            ? 'One thing to look at'
            : `${open.length} things to look at`}
      </h2>
      {open.length > 0 && (
        <ol>
          {open.map((one) => (
            <li key={`${one.to} ${one.words}`}>
              <Way desk={desk} to={one} />
            </li>
          ))}
        </ol>
      )}
      <p className="wm-links">
        <Way desk={desk} to={{ to: 'figures', words: 'See the figures' }} />
        <Way desk={desk} to={{ to: 'finish', words: 'Keep it, and go on' }} />
      </p>
      {likely > 0 && (
        <p className="wm-small">
          {likely === 1 ? 'One choice is' : `${likely} choices are`} marked “likely”: a glance is enough.
        </p>
      )}
    </section>
  );
}

function Way({
  desk,
  to: { to, words, must = false },
}: {
  readonly desk: Desk;
  readonly to: Pick<ToDecide, 'to' | 'words'> & Partial<ToDecide>;
}) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault();
        const table = tableOfPart(to);
        // the columns of another table have to be drawn first
        if (table !== null) flushSync(() => desk.showTable(table));
        goToPart(to);
      }}
    >
      {words}
      {must && <span className="wm-tag">needed</span>}
    </a>
  );
}

/** Opens, shows and focuses a part of the page: its first field where it has one. */
export function goToPart(id: string): boolean {
  const part = document.getElementById(id);
  if (!part) return false;
  const folded = part.closest('details');
  if (folded) folded.open = true;
  part.scrollIntoView({ block: 'start' });
  const field = part.matches('select')
    ? part
    : (part.querySelector<HTMLElement>('select, input, button') ?? part);
  field.focus({ preventScroll: true });
  return true;
}
