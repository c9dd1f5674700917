import type { PlanDocument } from '@waymark/contract';
import { useSend } from '../../../api/queries';
import { TroubleBox } from '../../../parts/waiting';

/** Closes a document; the server says what is left. */
export function CloseDocument({ one, label }: { readonly one: PlanDocument; readonly label: string }) {
  const close = useSend('closePlanDocument');
  return (
    <>
      <button
        type="button"
        className="wm-link-button"
        disabled={close.isPending}
        onClick={() => close.mutate({ params: { id: one.id }, body: { version: one.version } })}
      >
        {label}
      </button>
      {close.error && <TroubleBox trouble={close.error} />}
    </>
  );
}
