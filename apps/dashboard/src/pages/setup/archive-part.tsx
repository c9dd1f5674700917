import { TroubleBox } from '../../parts/waiting';
import type { Trouble } from '../../api/errors';

/** Nothing is ever deleted: it is set aside, and can be taken up again. */
export function ArchivePart({
  what,
  archived,
  keeps,
  pending,
  trouble,
  onChange,
}: {
  readonly what: string;
  readonly archived: boolean;
  /** What stays, so that nobody fears for it. */
  readonly keeps: string;
  readonly pending: boolean;
  readonly trouble: Trouble | null;
  readonly onChange: (archived: boolean) => void;
}) {
  return (
    <section className="wm-section wm-entry" id="archive">
      <h2>{archived ? `This ${what} is archived` : `Archive this ${what}`}</h2>
      <p className="wm-prose">
        {archived
          ? `It is left out of lists and can be taken up again. ${keeps}`
          : `It leaves the lists and can be taken up again at any time. ${keeps}`}
      </p>
      {trouble && <TroubleBox trouble={trouble} />}
      <button type="button" className="wm-button" disabled={pending} onClick={() => onChange(!archived)}>
        {archived ? `Take this ${what} up again` : `Archive this ${what}`}
      </button>
    </section>
  );
}
