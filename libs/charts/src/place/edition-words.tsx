import type { EditionNotice, PublishedEdition } from '@waymark/contract';
import { dayWords } from '../words';

const isWithdrawn = (notices: readonly EditionNotice[]): boolean =>
  notices.some(({ kind }) => kind === 'withdrawn');

/** Whether it is meant to stay. */
export function standingWords({ standing, notices }: PublishedEdition): string {
  if (isWithdrawn(notices)) return 'Withdrawn: it is kept for whoever cited it.';
  return standing === 'provisional'
    ? 'Provisional: a correction is expected.'
    : 'Final: meant to stay as it is.';
}

/** How an edition is cited: whoever has the hash can tell whether the bytes are the same. */
export const citation = ({
  organisation,
  title,
  number,
  released,
  standing,
  sha256,
  notices,
}: PublishedEdition): string =>
  `${organisation} (${released.slice(0, 4)}). ${title}. Edition ${number}, released ${dayWords(released)}${standing === 'provisional' ? ', provisional' : ''}${isWithdrawn(notices) ? ', withdrawn' : ''}. Waymark. SHA-256: ${sha256}`;

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
