import type { DemoAccount } from '@waymark/contract';
import { useSendAsSomebody } from '../../api/queries';
import { TroubleBox } from '../../parts/waiting';
import { article, roleWords } from '../../role-words';

/** One click an account: everything behind them is invented, so they have no password. The server offers none elsewhere. */
export function DemoAccounts({ accounts }: { readonly accounts: readonly DemoAccount[] }) {
  const send = useSendAsSomebody('demoSignIn');
  return (
    <section className="wm-section" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">Try the demo as</h2>
      <p className="wm-small wm-measure">
        Invented people in invented places, one account a role. They need no password and exist in the demo
        only.
      </p>
      {send.error && <TroubleBox trouble={send.error} />}
      <ul className="wm-quiet-list wm-demo-accounts">
        {accounts.map(({ account, name, role, about }) => (
          <li key={account}>
            <button
              type="button"
              className="wm-button"
              disabled={send.isPending}
              onClick={() => send.mutate({ body: { account } })}
            >
              {/* the demo's people are called after their role already */}
              {name.includes(roleWords[role].name)
                ? name
                : `${name}, ${article(role)} ${roleWords[role].name}`}
            </button>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
