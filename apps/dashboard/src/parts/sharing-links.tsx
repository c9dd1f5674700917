import { type ReactNode, useState } from 'react';
import type { Trouble } from '../api/errors';
import { CopyButton } from './copy-button';
import './sharing-links.css';
import { TroubleBox } from './waiting';
import { dayWords } from './words';

interface Link {
  readonly id: number;
  readonly note: string;
  readonly expires: string;
  readonly revokedAt: string | null;
  readonly createdBy: string;
}

export interface MadeLink<L extends Link> {
  readonly link: L;
  readonly url: string;
}

/** What a mutation that takes a link back tells of itself. */
interface TakeBack {
  readonly isPending: boolean;
  readonly error: Trouble | null;
  mutate(input: { params: { id: number } }): void;
}

/** Links that open one page for whoever holds them: made, shown once, listed, taken back. */
export function SharingLinks<L extends Link>({
  id,
  title,
  lead,
  what,
  make,
  listed,
  also,
  shown,
  form,
  list,
  line,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  /** What the link leads to, after “Copy the link”, such as “to this edition”. */
  readonly what: string;
  /** The button that opens the form. */
  readonly make: string;
  /** The name of the list. */
  readonly listed: string;
  /** A sentence on how to hand over the link just made. */
  readonly also?: (link: L) => string;
  readonly shown?: (made: MadeLink<L>) => ReactNode;
  readonly form: (onMade: (made: MadeLink<L>) => void, onCancel: () => void) => ReactNode;
  /** Waits for the links where they are still to come, and hands them over. */
  readonly list: (drawn: (links: readonly L[]) => ReactNode) => ReactNode;
  readonly line: (link: L) => ReactNode;
}) {
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<MadeLink<L> | null>(null);
  const onMade = (answer: MadeLink<L>) => {
    setMade(answer);
    setAdding(false);
  };
  return (
    <section className="wm-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="wm-prose">{lead}</p>
      {made && (
        <div className="wm-link-shown" role="status">
          <p>
            <strong>The link</strong>, shown this once. {also?.(made.link)}It opens until{' '}
            {dayWords(made.link.expires)}.
          </p>
          {shown?.(made)}
          <p className="wm-code">{made.url}</p>
          <div className="wm-actions">
            <CopyButton text={made.url} label="Copy the link" what={what} />
            <button type="button" className="wm-button" onClick={() => setMade(null)}>
              I have kept it
            </button>
          </div>
        </div>
      )}
      {adding ? (
        form(onMade, () => setAdding(false))
      ) : (
        <button type="button" className="wm-button" onClick={() => setAdding(true)}>
          {make}
        </button>
      )}
      {list(
        (links) =>
          links.length > 0 && (
            <ul className="wm-quiet-list" aria-label={listed}>
              {links.map((link) => (
                <li key={link.id}>{line(link)}</li>
              ))}
            </ul>
          ),
      )}
    </section>
  );
}

/** One link of the list: what it is, who made it, and the way to take it back. */
export function LinkLine({
  link,
  told,
  takeBack,
}: {
  readonly link: Link;
  /** What more there is to say of it, beginning with a comma. */
  readonly told?: string;
  readonly takeBack: TakeBack;
}) {
  return (
    <>
      <p>
        {link.note === '' ? 'A link' : link.note}
        {link.revokedAt === null ? `, until ${dayWords(link.expires)}` : ', taken back'}
        {told}
      </p>
      <p className="wm-small">Made by {link.createdBy}</p>
      {link.revokedAt === null && (
        <button
          type="button"
          className="wm-link-button"
          disabled={takeBack.isPending}
          onClick={() => takeBack.mutate({ params: { id: link.id } })}
        >
          Take it back<span className="wm-hidden"> ({link.note})</span>
        </button>
      )}
      {takeBack.error && <TroubleBox trouble={takeBack.error} />}
    </>
  );
}
