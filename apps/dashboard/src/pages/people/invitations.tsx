import type { Invitation } from '@waymark/contract';
import { useSend } from '../../api/queries';
import { TroubleBox } from '../../parts/waiting';
import { momentWords } from '../../parts/words';
import { article, roleWords, scopeWords } from '../../role-words';

const STATES: Record<Invitation['state'], string> = {
  open: 'not taken up yet',
  accepted: 'taken up',
  withdrawn: 'withdrawn',
  expired: 'ran out',
};

export function Invitations({ all }: { readonly all: readonly Invitation[] }) {
  const withdraw = useSend('withdrawInvitation');
  return (
    <>
      {withdraw.error && <TroubleBox trouble={withdraw.error} />}
      <ul className="wm-quiet-list">
        {all.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{one.forWhom}</strong>, as {article(one.role)} {roleWords[one.role].name} for{' '}
              {scopeWords[one.scope.kind]} {one.scope.name}{' '}
              <span className="wm-tag">{STATES[one.state]}</span>
            </p>
            <p className="wm-small">
              By {one.invitedBy} on {momentWords(one.createdAt)}
              {one.state === 'open' && `; works until ${momentWords(one.expiresAt)}`}
            </p>
            {one.state === 'open' && (
              <p className="wm-links">
                <button
                  type="button"
                  className="wm-link-button"
                  disabled={withdraw.isPending}
                  onClick={() => withdraw.mutate({ params: { id: one.id } })}
                >
                  Withdraw it<span className="wm-hidden">: {one.forWhom}</span>
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
