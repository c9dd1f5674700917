import { useQuery } from '@tanstack/react-query';
import type { ImportJob } from '@waymark/contract';
import { useEffect } from 'react';
import { Link, useNavigate } from 'react-router';
import { query, useSend } from '../../api/queries';
import { TroubleBox } from '../../parts/waiting';
import { paths } from '../../paths';
import { takeSent } from './sent-file';

/** The way from a table nobody knows to what was understood of it: at once after sending, later as a link. */
export function UnknownTable({ job }: { readonly job: ImportJob }) {
  const navigate = useNavigate();
  const send = useSend('addImportDraft');
  const drafts = useQuery(query('importDrafts', {}));
  const { mutate } = send;
  useEffect(() => {
    const file = takeSent(job.id);
    if (file)
      mutate(
        { query: { name: job.file }, upload: file },
        { onSuccess: (draft) => void navigate(paths.importDraft(draft.id), { replace: true }) },
      );
  }, [job.id, job.file, mutate, navigate]);
  if (send.isPending) return <p role="status">Looking at what is in your table …</p>;
  if (send.error) return <TroubleBox trouble={send.error} />;
  const draft = drafts.data?.find(({ digest }) => digest === job.digest);
  return (
    <>
      <p className="wm-notice">
        This table is laid out in a way of its own. Waymark reads it once somebody has looked at what was
        understood.
      </p>
      <div className="wm-actions">
        {draft ? (
          <Link to={paths.importDraft(draft.id)} className="wm-button wm-button-main">
            See what was understood
          </Link>
        ) : (
          <Link to={paths.import()} className="wm-button wm-button-main">
            Send it again, and see what is understood
          </Link>
        )}
      </div>
    </>
  );
}
