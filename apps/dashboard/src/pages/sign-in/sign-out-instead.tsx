import { useSendAsSomebody } from '../../api/queries';

/** The way out of a half-finished sign-in. */
export function SignOutInstead() {
  const out = useSendAsSomebody('signOut');
  return (
    <button type="button" className="wm-link-button" disabled={out.isPending} onClick={() => out.mutate({})}>
      Sign in as somebody else
    </button>
  );
}
