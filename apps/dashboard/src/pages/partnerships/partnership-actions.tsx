import { endpoints, type OneTimeLink, type PartnershipPage } from '@waymark/contract';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSend, useSendAsSomebody } from '../../api/queries';
import { LongTextField, TextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { TroubleBox } from '../../parts/waiting';
import { paths } from '../../paths';
import { ArchivePart } from '../setup/archive-part';

/** A one-time link for somebody of another organisation; it opens this page, and nothing more before they join. */
export function InvitePartner({
  page,
  onInvited,
}: {
  readonly page: PartnershipPage;
  readonly onInvited: (whose: string, link: OneTimeLink) => void;
}) {
  const [open, setOpen] = useState(false);
  const form = useFleetingForm({ forWhom: '' });
  const send = useSend('addInvitation');
  if (!open)
    return (
      <p>
        <button type="button" className="wm-button" onClick={() => setOpen(true)}>
          Invite somebody to join
        </button>
      </p>
    );
  return (
    <section className="wm-section" aria-labelledby="invite-title">
      <h2 id="invite-title">Invite somebody to join</h2>
      <SendFleeting
        form={form}
        schema={endpoints.addInvitation.body}
        body={({ forWhom }) => ({ role: 'partner', scope: { kind: 'partnership', id: page.id }, forWhom })}
        send={(body) => send.mutateAsync({ body })}
        label="Make the link"
        onDone={({ invitation, link }) => {
          onInvited(invitation.forWhom, link);
          setOpen(false);
        }}
        onCancel={() => setOpen(false)}
      >
        <TextField
          {...form.field('forWhom')}
          label="For whom"
          help="A person and their organisation. Before they join they see this page, and nothing else."
          max={120}
        />
      </SendFleeting>
    </section>
  );
}

/** For the organisation whose places these are: end it for everybody, or put it away. */
export function EndPart({ page }: { readonly page: PartnershipPage }) {
  const [open, setOpen] = useState(false);
  const form = useFleetingForm({ reason: '' });
  const end = useSend('endPartnership');
  const archive = useSend('changePartnership');
  if (page.state === 'ended' || page.archived)
    return (
      <ArchivePart
        what="partnership"
        archived={page.archived}
        keeps="Who agreed to what, and when, stays known."
        pending={archive.isPending}
        trouble={archive.error}
        onChange={(archived) => archive.mutate({ params: { id: page.id }, body: { archived } })}
      />
    );
  if (!open)
    return (
      <p>
        <button type="button" className="wm-link-button" onClick={() => setOpen(true)}>
          End the partnership
        </button>
      </p>
    );
  return (
    <section className="wm-section" aria-labelledby="end-title">
      <h2 id="end-title">End the partnership</h2>
      <SendFleeting
        form={form}
        schema={endpoints.endPartnership.body}
        body={(values) => values}
        send={(body) => end.mutateAsync({ params: { id: page.id }, body })}
        label="End it for everybody"
        onDone={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        <LongTextField
          {...form.field('reason')}
          label="Why it ends"
          help="Partners read it. From now on they see nothing more; what they recorded stays with the plan."
        />
      </SendFleeting>
    </section>
  );
}

/** For a partner: out of it at once, also before joining. */
export function LeavePart({ page }: { readonly page: PartnershipPage }) {
  const [sure, setSure] = useState(false);
  const leave = useSendAsSomebody('leavePartnership');
  const go = useNavigate();
  const word = page.standing === 'joined' ? 'Leave the partnership' : 'Decline to join';
  return (
    <section className="wm-section" aria-labelledby="leave-title">
      <h2 id="leave-title">{word}</h2>
      <p className="wm-measure">
        You see nothing of it from then on. What you recorded stays with the plan. To come back you need
        another invitation.
      </p>
      {leave.error && <TroubleBox trouble={leave.error} />}
      {sure ? (
        <div className="wm-actions">
          <button
            type="button"
            className="wm-button"
            disabled={leave.isPending}
            onClick={() =>
              leave.mutate({ params: { id: page.id } }, { onSuccess: () => void go(paths.start()) })
            }
          >
            Yes, {word.toLowerCase()}
          </button>
          <button type="button" className="wm-link-button" onClick={() => setSure(false)}>
            Stay
          </button>
        </div>
      ) : (
        <button type="button" className="wm-button" onClick={() => setSure(true)}>
          {word}
        </button>
      )}
    </section>
  );
}
