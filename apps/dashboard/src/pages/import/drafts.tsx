import { useQuery } from '@tanstack/react-query';
import type { ImportDraft } from '@waymark/contract';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { query, useSend } from '../../api/queries';
import { forget, keptKey, keptKeys } from '../../outbox/kept';
import { Scoped } from '../../outbox/scoped';
import { paths } from '../../paths';
import { momentWords } from './job-words';

/** Files that were sent and are not mapped to the end: to go on with, or to forget. */
export function Drafts() {
  const drafts = useQuery(query('importDrafts', {}));
  if (!drafts.data) return null;
  return <Scoped>{(scope) => <Open scope={scope} drafts={drafts.data} />}</Scoped>;
}

function Open({ scope, drafts }: { readonly scope: string; readonly drafts: readonly ImportDraft[] }) {
  const remove = useSend('removeImportDraft');
  useEffect(() => forgetOthers(scope, drafts), [scope, drafts]);
  const open = drafts.filter(({ state }) => state !== 'unreadable');
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="drafts-title" className="wm-import-part">
      <h2 id="drafts-title">Being put right</h2>
      <ul className="wm-list wm-import-earlier">
        {open.map((draft) => (
          <li key={draft.id}>
            <Link to={paths.importDraft(draft.id)}>{draft.file}</Link>
            <p className="wm-small">
              Sent {momentWords(draft.uploadedAt)} by {draft.uploadedBy}, kept until{' '}
              {momentWords(draft.expiresAt)}. Nothing of it is imported yet.{' '}
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
      </ul>
    </section>
  );
}

/** What was typed about files that are gone is of no use to anybody. */
function forgetOthers(scope: string, drafts: readonly ImportDraft[]): void {
  const start = keptKey(scope, 'draft', 'mapping-');
  for (const key of keptKeys(start))
    if (!drafts.some(({ id }) => key.startsWith(`${start}${id}-`))) forget(key);
}
