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
  const [keepWords, setKeepWords] = useState(false);
  const marked = job.markedWords ?? 0;
  const fresh = job.counts.created + job.counts.changed;
  if (job.state === 'committed') return <TakeBack job={job} />;
  return (
    <>
      {job.state === 'checked' && fresh > 0 && marked > 0 && (
        <WordsToLookAt marked={marked} looked={keepWords} say={setKeepWords} />
      )}
      {job.state === 'checked' && fresh > 0 && <BesideOthers problems={job.problems} />}
      <div className="wm-actions">
        {job.state === 'checked' && fresh > 0 && (
          <button
            type="button"
            className="wm-button wm-button-main"
            disabled={commit.isPending || (marked > 0 && !keepWords)}
            onClick={() => commit.mutate({ params: { id: job.id }, body: { keepWords } })}
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

/** Figures that will be added to others of the same days: nobody but whoever sends the file can say whether that is right. */
function BesideOthers({ problems }: Pick<ImportJob, 'problems'>) {
  const found = problems.filter(({ code }) => code === 'beside-another-source');
  if (found.length === 0) return null;
  return (
    <div className="wm-import-ask" role="group" aria-labelledby="beside-others">
      <h2 id="beside-others">Are these the same people counted again?</h2>
      {found.map(({ row, value, fix }) => (
        <p key={`${row} ${value}`}>
          <b>In this file: {value}.</b> {fix}
        </p>
      ))}
    </div>
  );
}

/** Cells that somebody looks at before they are kept, as words typed into a form are. */
function WordsToLookAt({
  marked,
  looked,
  say,
}: {
  readonly marked: number;
  readonly looked: boolean;
  readonly say: (looked: boolean) => void;
}) {
  const one = marked === 1;
  return (
    <div className="wm-import-ask" role="group" aria-labelledby="words-to-look-at">
      <h2 id="words-to-look-at">Please look at these words</h2>
      <p>
        {one ? 'One cell' : `${marked.toLocaleString('en-GB')} cells`} of this file may lead to a person: a
        name, a number, an address or a date of birth. The list below names {one ? 'it' : 'each'} by row and
        column. Change {one ? 'it' : 'them'} in the file and send that instead, or keep what names no young
        person.
      </p>
      <label className="wm-choice">
        <input type="checkbox" checked={looked} onChange={(event) => say(event.target.checked)} />I have
        looked at {one ? 'it' : 'each of them'}: {one ? 'it names' : 'they name'} no young person
      </label>
    </div>
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
