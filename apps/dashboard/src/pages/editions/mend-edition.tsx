import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Edition } from '@waymark/contract';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { sendOnce } from '../../api/client';
import type { Trouble } from '../../api/errors';
import { query, useSend } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { TroubleBox } from '../../parts/waiting';
import { paths } from '../../paths';
import { EditionForm } from './edition-form';

/** What may be done with an edition that is not released: drafted again, chosen anew, thrown away. */
export function Mend({ edition }: { readonly edition: Edition }) {
  const { id, state } = edition;
  const [open, setOpen] = useState<'change' | 'drop' | null>(null);
  const send = useSend('redraftEdition');
  const close = () => setOpen(null);
  if (open === 'change') return <Change edition={edition} onDone={close} />;
  if (open === 'drop') return <Drop id={id} onCancel={close} />;
  return (
    <>
      <div className="wm-actions">
        <button
          type="button"
          className="wm-link-button"
          disabled={send.isPending}
          onClick={() => send.mutate({ params: { id } })}
        >
          Draft it again from the figures as they are now
        </button>
        <button type="button" className="wm-link-button" onClick={() => setOpen('change')}>
          Change what it holds
        </button>
        <button type="button" className="wm-link-button" onClick={() => setOpen('drop')}>
          Throw it away
        </button>
      </div>
      {(state === 'submitted' || state === 'approved') && (
        <p className="wm-small">Drafted again or changed, it must be handed in again.</p>
      )}
      {send.error && <TroubleBox trouble={send.error} />}
    </>
  );
}

function Change({ edition, onDone }: { readonly edition: Edition; readonly onDone: () => void }) {
  const editions = useQuery(query('editions', {}));
  return (
    <section aria-labelledby="change-edition" className="wm-edition-change">
      <h3 id="change-edition">Change what it holds</h3>
      <Scoped>
        {(scope, session) => (
          <EditionForm
            {...{ scope, session }}
            editions={editions.data ?? []}
            changing={edition}
            onDone={onDone}
            onCancel={onDone}
          />
        )}
      </Scoped>
    </section>
  );
}

/** Also for a draft that is still being made. */
export function Drop({ id, onCancel }: { readonly id: number; readonly onCancel: () => void }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const send = useMutation<unknown, Trouble>({
    mutationFn: () => sendOnce('dropEdition', { params: { id } }),
    // the page it was on is left before anything asks for it again
    onSuccess: async () => {
      await navigate(paths.editions());
      await client.invalidateQueries({ queryKey: ['editions'] });
    },
  });
  return (
    <div className="wm-notice" role="group" aria-label="Throw it away">
      <p>Nobody outside has seen it, and it has no number. It cannot be brought back.</p>
      <div className="wm-actions">
        <button type="button" className="wm-button" disabled={send.isPending} onClick={() => send.mutate()}>
          Throw it away
        </button>
        <button type="button" className="wm-link-button" onClick={onCancel}>
          Keep it
        </button>
      </div>
      {send.error && <TroubleBox trouble={send.error} />}
    </div>
  );
}
