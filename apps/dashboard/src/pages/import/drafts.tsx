import { useQuery } from '@tanstack/react-query';
import type { ImportDraft, ImportJob } from '@waymark/contract';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { query, useSend } from '../../api/queries';
import { forget, keptKey, keptKeys } from '../../outbox/kept';
import { Scoped } from '../../outbox/scoped';
import { paths } from '../../paths';
import { momentWords } from './job-words';

/** Files that were sent and are not mapped to the end: to go on with, or to forget. */
export function Drafts({ jobs }: { readonly jobs: readonly ImportJob[] }) {
  const drafts = useQuery(query('importDrafts', {}));
  if (!drafts.data) return null;
  return <Scoped>{(scope) => <Open scope={scope} drafts={drafts.data} jobs={jobs} />}</Scoped>;
}

function Open({
  scope,
  drafts,
  jobs,
}: {
  readonly scope: string;
  readonly drafts: readonly ImportDraft[];
  readonly jobs: readonly ImportJob[];
}) {
  const remove = useSend('removeImportDraft');
  useEffect(() => forgetOthers(scope, drafts), [scope, drafts]);
  const open = drafts.filter(({ state }) => state !== 'unreadable');
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="drafts-title" className="wm-import-part">
      <h2 id="drafts-title">Tables being mapped</h2>
      <ol className="wm-list wm-import-earlier">
        {open.map((draft) => (
          <li key={draft.id}>
            <Link to={paths.importDraft(draft.id)}>{draft.file}</Link>
            <p className="wm-small">
              Sent {momentWords(draft.uploadedAt)} by {draft.uploadedBy}, kept until{' '}
              {momentWords(draft.expiresAt)}. {importedWords(draft, jobs)}{' '}
              <button
                type="button"
                className="wm-link-button"
                disabled={remove.isPending}
                onClick={() => remove.mutate({ params: { id: draft.id } })}
              >
                Forget this file<span className="wm-hidden"> {draft.file}</span>
              </button>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Whether the very same file was imported, by whatever mapping. */
function importedWords({ digest }: ImportDraft, jobs: readonly ImportJob[]): string {
  const done = jobs.find((job) => job.state === 'committed' && job.digest === digest);
  return done?.committedAt
    ? `Imported on ${momentWords(done.committedAt)}.`
    : 'Nothing of it is imported yet.';
}

/** What was typed about files that are gone is of no use to anybody. */
function forgetOthers(scope: string, drafts: readonly ImportDraft[]): void {
  const start = keptKey(scope, 'draft', 'mapping-');
  for (const key of keptKeys(start))
    if (!drafts.some(({ id }) => key.startsWith(`${start}${id}-`))) forget(key);
}
