import { useState } from 'react';
import { addressOf } from '../../api/client';

/**
 * The report as its reader will see it, in a frame that can run nothing. It is fetched again when asked, not with every
 * word, so that the reader keeps their place.
 */
export function ReportPreview({
  id,
  updatedAt,
  sayable,
}: {
  readonly id: number;
  readonly updatedAt: string;
  /** False where no edition has the place: then there is no report to show. */
  readonly sayable: boolean;
}) {
  const [shown, setShown] = useState(updatedAt);
  const older = shown !== updatedAt;
  if (!sayable) return null;
  return (
    <section className="wm-report-preview" aria-labelledby="preview-title">
      <div className="wm-report-preview-head">
        <h2 id="preview-title">As the funder sees it</h2>
        <button type="button" className="wm-button" disabled={!older} onClick={() => setShown(updatedAt)}>
          Show with the latest words
        </button>
      </div>
      <p className="wm-small" role="status">
        {older ? 'Older than your latest words.' : 'Figures of the edition, with your latest saved words.'}
      </p>
      <iframe
        key={shown}
        title="Preview of the report"
        sandbox=""
        src={addressOf('reportHtml', { params: { id } })}
      />
    </section>
  );
}
