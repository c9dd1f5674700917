import type { EditionNotice, PublishedEdition } from '@waymark/contract';
import { CopyButton } from '../../parts/copy-button';
import { dayWords } from '../../parts/words';

/** How an edition is cited: whoever has the hash can tell whether the bytes are the same. */
export const citation = ({
  organisation,
  title,
  number,
  released,
  standing,
  sha256,
}: PublishedEdition): string =>
  `${organisation} (${released.slice(0, 4)}). ${title}. Edition ${number}, released ${dayWords(released)}${standing === 'provisional' ? ', provisional' : ''}. Waymark. SHA-256: ${sha256}`;

/** That an edition was withdrawn or corrected: beside it, as large as the edition itself. */
export function Notices({ notices }: { readonly notices: readonly EditionNotice[] }) {
  return notices.map((notice) => (
    <p className="wm-notice" role="status" key={`${notice.kind} ${notice.on}`}>
      {notice.kind === 'withdrawn' ? (
        <>
          <b>Withdrawn on {dayWords(notice.on)}.</b> {notice.why}
        </>
      ) : (
        <>
          <b>Corrected on {dayWords(notice.on)}</b> by edition {notice.by}. Read that one instead.
        </>
      )}
    </p>
  ));
}

/** Number, hash and standing of an edition, and the words to cite it by. */
export function EditionHead({ edition }: { readonly edition: PublishedEdition }) {
  const { number, organisation, released, standing, cells, contexts } = edition;
  const text = citation(edition);
  return (
    <>
      <Notices notices={edition.notices} />
      <p>
        Edition {number} of {organisation}, released {dayWords(released)}.{' '}
        {standing === 'provisional'
          ? 'Provisional: a correction is expected. '
          : 'Final: meant to stay as it is. '}
        {cells === null
          ? `You were let into ${contexts.length === 1 ? 'one' : contexts.length} of its places.`
          : `${cells.shown} figures shown, ${cells.withheld} withheld, ${cells.missing} missing.`}
      </p>
      <section aria-labelledby="cite" className="wm-section">
        <h2 id="cite">To cite it</h2>
        <p className="wm-citation">{text}</p>
        <CopyButton text={text} label="Copy the citation" what={`of edition ${number}`} />
      </section>
    </>
  );
}
