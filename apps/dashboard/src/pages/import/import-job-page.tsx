import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportJob } from '@waymark/contract';
import { useEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import './import.css';
import { JobActions } from './job-actions';
import { figures, momentWords, STATE_WORDS, underWay } from './job-words';
import { ProblemTable } from './problem-table';
import { isUnknownTable } from './sent-file';
import { UnknownTable } from './unknown-table';

const ASK_AGAIN_MS = 400;

/** One file: what was understood, what is wrong, and the word to import it or to take it back. */
export function ImportJobPage() {
  const { id = '' } = useParams();
  const result = useQuery({
    ...query('importJob', { params: { id: Number(id) } }),
    refetchInterval: ({ state }) => (state.data && underWay(state.data) ? ASK_AGAIN_MS : false),
  });
  useFreshFigures(result.data?.state);
  return (
    <Page
      wide
      title={result.data ? result.data.file : 'Import'}
      crumb={<Link to={paths.import()}>Import</Link>}
      counted={['counted-records']}
      {...(result.data ? { lede: ledeOf(result.data) } : {})}
    >
      <Waiting for={result}>{(job) => <Job job={job} />}</Waiting>
    </Page>
  );
}

/** Once an import is in, or taken back, every figure shown elsewhere is asked for anew. */
function useFreshFigures(state: ImportJob['state'] | undefined): void {
  const client = useQueryClient();
  const before = useRef(state);
  useEffect(() => {
    const settled = state === 'committed' || state === 'undone';
    if (settled && before.current !== undefined && before.current !== state)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'importJob' });
    before.current = state;
  }, [state, client]);
}

function ledeOf(job: ImportJob): string {
  const { counts, state } = job;
  const fresh = counts.created + counts.changed;
  switch (state) {
    case 'checking':
      return 'Being checked. Nothing is imported yet.';
    case 'committing':
      return 'Being imported. Others can go on working; nobody sees a part of it.';
    case 'undoing':
      return 'Being taken back.';
    case 'failed':
      return 'Not imported: nothing was changed.';
    case 'undone':
      return `Taken back${job.undoneAt ? ` on ${momentWords(job.undoneAt)}` : ''}. What it had replaced stands again.`;
    case 'committed':
      return `Imported${job.committedAt ? ` on ${momentWords(job.committedAt)}` : ''}: ${figures(counts.created)} new, ${figures(counts.changed)} corrected.`;
    case 'checked':
      if (counts.rows === 0) return 'The heading was understood, but there are no figures under it yet.';
      if (fresh === 0 && counts.rejected === 0)
        return 'Every figure in this file stands already. There is nothing to import.';
      if (fresh === 0) return 'No figure in this file can be imported as it is.';
      return `Checked, not imported yet. ${figures(fresh)} can be imported${counts.rejected > 0 ? `; ${figures(counts.rejected)} cannot, and would be left out` : ''}.`;
  }
}

function Job({ job }: { readonly job: ImportJob }) {
  const busy = underWay(job);
  if (isUnknownTable(job)) return <UnknownTable job={job} />;
  return (
    <>
      {busy && (
        <p className="wm-import-progress">
          <label htmlFor="import-progress">{sentenceCase(STATE_WORDS[job.state])}</label>
          <progress id="import-progress" max={1} value={job.progress} />
          <span>{Math.round(job.progress * 100)} %</span>
        </p>
      )}
      <p role="status" className="wm-hidden">
        {sentenceCase(STATE_WORDS[job.state])}
      </p>
      {job.message && <p className="wm-notice">{job.message}</p>}
      {!busy && job.state !== 'failed' && <Counts job={job} />}
      {!busy && <JobActions job={job} />}
      {(job.summary.length > 0 || job.unusedColumns.length > 0) && (
        <section aria-labelledby="understood-title" className="wm-import-part">
          <h2 id="understood-title">What was understood</h2>
          <p>
            {labelOf(job)}
            {job.mapping && (
              <>
                , by the mapping <Link to={paths.mappings()}>{job.mapping.name}</Link>, version{' '}
                {job.mapping.version}
              </>
            )}
          </p>
          <ul>
            {job.summary.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {job.unusedColumns.length > 0 && (
            <details open={job.unusedColumns.length <= 8}>
              <summary>
                {job.unusedColumns.length === 1
                  ? 'One column was not used'
                  : `${job.unusedColumns.length} columns were not used`}
              </summary>
              <p className="wm-small">{job.unusedColumns.join(', ')}</p>
            </details>
          )}
        </section>
      )}
      <ProblemTable job={job} />
    </>
  );
}

/** What the file is; the mapping that read it is named beside, where it can be opened. */
function labelOf({ formatLabel, mapping }: ImportJob): string {
  const named = mapping ? ` (mapping ${mapping.name}, version ${mapping.version})` : '';
  return named !== '' && formatLabel.endsWith(named) ? formatLabel.slice(0, -named.length) : formatLabel;
}

const sentenceCase = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

function Counts({ job: { counts, state } }: { readonly job: ImportJob }) {
  const done = state === 'committed';
  const rows: [string, number, string][] = [
    ['New', counts.created, done ? 'were added' : 'would be added'],
    [
      'Corrected',
      counts.changed,
      `${done ? 'replaced' : 'would replace'} an earlier figure, which stays on record`,
    ],
    ['As before', counts.unchanged, 'stand already with these very figures'],
    ['Refused', counts.rejected, done ? 'were left out' : 'would be left out'],
  ];
  return (
    <dl className="wm-import-counts">
      {rows.map(([title, count, words]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            <b>{count.toLocaleString('en-GB')}</b> <span className="wm-small">{words}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
