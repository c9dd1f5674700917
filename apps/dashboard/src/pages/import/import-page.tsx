import { useQuery } from '@tanstack/react-query';
import type { ImportJob } from '@waymark/contract';
import { Link, useNavigate } from 'react-router';
import { addressOf } from '../../api/client';
import { query, useSend } from '../../api/queries';
import { Page } from '../../parts/page';
import { TroubleBox, Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { Drafts } from './drafts';
import { FileDrop } from './file-drop';
import './import.css';
import { momentWords, STATE_WORDS } from './job-words';
import { remember } from './sent-file';

/** Send a file; see what came of earlier ones. Nothing is imported from here: the next page shows what was understood. */
export function ImportPage() {
  const imports = useQuery(query('imports', {}));
  const send = useSend('uploadImport');
  const navigate = useNavigate();
  const take = (file: File): void =>
    send.mutate(
      { query: { name: file.name.slice(0, 200) }, upload: file },
      {
        onSuccess: (job) => {
          remember(job.id, file);
          void navigate(paths.importJob(job.id));
        },
      },
    );
  return (
    <Page
      title="Import"
      lede="Bring figures in from a file. It is checked first, and you see what was understood; nothing counts until you say so, and you can take it back."
    >
      <FileDrop busy={send.isPending} onFile={take} />
      {send.error && <TroubleBox trouble={send.error} />}
      <section aria-labelledby="what-title" className="wm-import-part">
        <h2 id="what-title">What Waymark reads</h2>
        <ul className="wm-import-kinds">
          <li>
            <b>Its own table</b>, one row for each figure: empty as{' '}
            <a href={addressOf('importTemplate', { params: { format: 'xlsx' } })} download>
              a workbook with help
            </a>{' '}
            or{' '}
            <a href={addressOf('importTemplate', { params: { format: 'csv' } })} download>
              CSV
            </a>
            .
          </li>
          <li>
            <b>Any table you already have</b>, as it is: with titles above it, merged headings, totals and
            notes. You see what was understood, put right what is wrong, and keep it for the next file:{' '}
            <Link to={paths.mappings()}>saved mappings</Link>.
          </li>
          <li>
            <b>Official figures</b>, as they were published: assessment factors, exclusions and statistical
            neighbours (Department for Education), children by area, tiers and the feeling of safety (Office
            for National Statistics), street files of police.uk. What is loaded, how old it is and what rests
            on it: <Link to={paths.reference()}>areas and reference data</Link>.
          </li>
        </ul>
        <details>
          <summary>How to fill the table</summary>
          <ul>
            <li>Copy the code of a context from its page, the code of an indicator from the framework.</li>
            <li>Write days as 2024-03-31 or 31/03/2024, day first.</li>
            <li>Zero is a number: write 0. Where there is no figure, give a missing_reason instead.</li>
            <li>Leave breakdown empty for everyone; for a group write it as sex=girls.</li>
            <li>
              Send the same file again whenever you like: what stands already stays as it is, and a figure
              that differs corrects the one before, which stays on record.
            </li>
            <li>Never a person’s name, in any column.</li>
          </ul>
        </details>
      </section>
      <Drafts jobs={imports.data ?? []} />
      <section aria-labelledby="earlier-title" className="wm-import-part">
        <h2 id="earlier-title">Earlier imports</h2>
        <Waiting for={imports}>{(jobs) => <Earlier jobs={jobs} />}</Waiting>
      </section>
    </Page>
  );
}

function Earlier({ jobs }: { readonly jobs: readonly ImportJob[] }) {
  if (jobs.length === 0) return <p>No file has been sent yet. The first one will be listed here.</p>;
  return (
    <ol className="wm-list wm-import-earlier">
      {jobs.map((job) => (
        <li key={job.id}>
          <Link to={paths.importJob(job.id)}>{job.file}</Link>{' '}
          <span className="wm-tag">{STATE_WORDS[job.state]}</span>
          <p className="wm-small">
            {momentWords(job.uploadedAt)}
            {job.formatLabel && `. ${job.formatLabel}`}. {countsWords(job)}
          </p>
        </li>
      ))}
    </ol>
  );
}

function countsWords({ counts, state }: ImportJob): string {
  if (state === 'checking' || state === 'failed') return '';
  const parts = [
    `${counts.created.toLocaleString('en-GB')} new`,
    `${counts.changed.toLocaleString('en-GB')} corrected`,
    `${counts.unchanged.toLocaleString('en-GB')} as before`,
    `${counts.rejected.toLocaleString('en-GB')} refused`,
  ];
  return `${parts.join(', ')}.`;
}
