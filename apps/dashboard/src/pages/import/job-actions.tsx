import type { ImportJob } from '@waymark/contract';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useSend } from '../../api/queries';
import { TroubleBox } from '../../parts/waiting';
import { paths } from '../../paths';
import { figures } from './job-words';

/** What can be done with a file now: import it, take it back, or send another. */
export function JobActions({ job }: { readonly job: ImportJob }) {
  const commit = useSend('commitImport');
  const fresh = job.counts.created + job.counts.changed;
  if (job.state === 'committed') return <TakeBack job={job} />;
  return (
    <>
      <div className="wm-actions">
        {job.state === 'checked' && fresh > 0 && (
          <button
            type="button"
            className="wm-button wm-button-main"
            disabled={commit.isPending}
            onClick={() => commit.mutate({ params: { id: job.id } })}
          >
            {job.counts.rejected > 0
              ? `Import ${figures(fresh)}, leave ${job.counts.rejected.toLocaleString('en-GB')} out`
              : `Import ${figures(fresh)}`}
          </button>
        )}
        <WayBack />
        <Link to={paths.import()} className="wm-button">
          {job.state === 'checked' && fresh > 0 ? 'Send a mended file instead' : 'Send another file'}
        </Link>
      </div>
      {commit.error && <TroubleBox trouble={commit.error} />}
    </>
  );
}

/** To the mapping this file was read by, as long as one comes from there. */
function WayBack() {
  const { draft } = (useLocation().state as { draft?: string } | null) ?? {};
  return draft ? (
    <Link to={paths.importDraft(draft)} className="wm-button">
      Back to what was understood
    </Link>
  ) : null;
}

/** More than this are found through the list of contexts. */
const FEW = 6;

/** The way to the charts. */
function ToTheCharts({ contexts = [] }: Pick<ImportJob, 'contexts'>) {
  if (contexts.length === 0 || contexts.length > FEW)
    return (
      <Link to={paths.contexts()} className="wm-button wm-button-main">
        See the contexts
      </Link>
    );
  return contexts.map(({ id, name }, at) => (
    <Link key={id} to={paths.context(id)} className={at === 0 ? 'wm-button wm-button-main' : 'wm-button'}>
      Charts of {name}
    </Link>
  ));
}

/** Asked twice, because figures disappear from every page; nothing is lost for good, since the file can be sent again. */
function TakeBack({ job }: { readonly job: ImportJob }) {
  const undo = useSend('undoImport');
  const [asked, setAsked] = useState(false);
  return (
    <>
      <div className="wm-actions">
        <ToTheCharts {...(job.contexts ? { contexts: job.contexts } : {})} />
        {asked ? (
          <>
            <button
              type="button"
              className="wm-button"
              disabled={undo.isPending}
              // the question was just asked here: the answer is where the focus is
              autoFocus
              onClick={() => undo.mutate({ params: { id: job.id } })}
            >
              Yes, take {figures(job.counts.created + job.counts.changed)} back
            </button>
            <button type="button" className="wm-link-button" onClick={() => setAsked(false)}>
              No, keep it
            </button>
          </>
        ) : (
          <button type="button" className="wm-button" onClick={() => setAsked(true)}>
            Undo this import
          </button>
        )}
      </div>
      {undo.error && <TroubleBox trouble={undo.error} />}
    </>
  );
}
