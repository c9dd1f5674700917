import type { ImportDraft } from '@waymark/contract';
import { Link } from 'react-router';
import { paths } from '../../../paths';

/** A file that is no table: what it is, and what to send instead. */
export function Unreadable({ file }: { readonly file: Pick<ImportDraft, 'problems' | 'remarks'> }) {
  return (
    <>
      <div className="wm-trouble" role="alert">
        {file.problems.length === 0 && <p>Nothing in it looks like a table with figures.</p>}
        {file.problems.map((one, at) => (
          <p key={at}>
            Expected {one.expected}. {one.fix}
          </p>
        ))}
      </div>
      {file.remarks.map((words) => (
        <p key={words} className="wm-small">
          {words}
        </p>
      ))}
      <div className="wm-actions">
        <Link to={paths.import()} className="wm-button wm-button-main">
          Send another file
        </Link>
      </div>
    </>
  );
}
