import { type Account, endpoints, type SecondFactor } from '@waymark/contract';
import { useState } from 'react';
import { call } from '../../api/client';
import { useSend } from '../../api/queries';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { CodeField, PasswordField } from '../../parts/form/secret-field';
import { type Begun, EnrolApp } from '../sign-in/enrol-app';
import { RecoveryCodes } from '../sign-in/recovery-codes';

type Doing = 'nothing' | 'set up' | 'replace' | 'codes' | 'remove';

/** An authenticator app as the second step: set up, replaced, removed where the roles allow it; and its recovery codes. */
export function SecondFactorSection({ account }: { readonly account: Account }) {
  const { on, required, recoveryCodesLeft } = account.secondFactor;
  const [doing, setDoing] = useState<Doing>('nothing');
  const close = () => setDoing('nothing');
  return (
    <section className="wm-section" aria-labelledby="second-title">
      <h2 id="second-title">Second step of signing in</h2>
      <p className="wm-measure">
        {on
          ? `An authenticator app is set up. ${recoveryCodesLeft === 1 ? 'One recovery code is' : `${recoveryCodesLeft} recovery codes are`} left.`
          : 'Not set up. With an authenticator app, a stolen password alone opens nothing.'}
        {required && ' One of your roles asks for it.'}
      </p>
      {on && recoveryCodesLeft < 3 && (
        <p className="wm-notice">Few recovery codes are left: make new ones while you still have the app.</p>
      )}
      {doing === 'nothing' && (
        <div className="wm-actions">
          {!on && (
            <button type="button" className="wm-button" onClick={() => setDoing('set up')}>
              Set up an authenticator app
            </button>
          )}
          {on && (
            <>
              <button type="button" className="wm-button" onClick={() => setDoing('replace')}>
                Move to another app or phone
              </button>
              <button type="button" className="wm-button" onClick={() => setDoing('codes')}>
                New recovery codes
              </button>
              {!required && (
                <button type="button" className="wm-button" onClick={() => setDoing('remove')}>
                  Do without it
                </button>
              )}
            </>
          )}
        </div>
      )}
      {doing === 'set up' && <Begin onClose={close} />}
      {doing === 'replace' && <Replace onClose={close} />}
      {doing === 'codes' && <NewCodes onClose={close} />}
      {doing === 'remove' && <Remove onClose={close} />}
    </section>
  );
}

/** The contract lets it be left out, for the step of signing in where it was given just now. */
const withProof = endpoints.beginTotp.body.extend({ proof: endpoints.removeTotp.body.shape.proof });
const withPassword = endpoints.beginTotp.body.extend({ password: endpoints.removeTotp.body.shape.password });

function Begin({ onClose }: { readonly onClose: () => void }) {
  const form = useFleetingForm({ password: '' });
  const [made, setMade] = useState<Begun | null>(null);
  if (made) return <EnrolApp made={made} onDone={onClose} />;
  return (
    <SendFleeting
      form={form}
      schema={withPassword}
      body={({ password }) => ({ proof: null, password })}
      send={(body) => call('beginTotp', { body })}
      label="Go on"
      onDone={setMade}
      onCancel={onClose}
    >
      <PasswordField
        {...form.field('password')}
        label="Password"
        help="So that nobody who finds your screen open can put an app of their own before your account."
        use="current-password"
      />
    </SendFleeting>
  );
}

function Replace({ onClose }: { readonly onClose: () => void }) {
  const form = useFleetingForm({ proof: '' });
  const [made, setMade] = useState<Begun | null>(null);
  if (made) return <EnrolApp made={made} onDone={onClose} />;
  return (
    <SendFleeting
      form={form}
      schema={withProof}
      body={({ proof }) => ({ proof: proofOf(proof) })}
      // a code that does not fit is refused here, beside its field: whoever mistyped it types the next one
      send={(body) => call('beginTotp', { body })}
      label="Go on"
      onDone={setMade}
      onCancel={onClose}
    >
      <CodeField {...form.field('proof')} figures={false} label={CODE.label} help={CODE.help} />
    </SendFleeting>
  );
}

const CODE = {
  label: 'Code of the app you have now, or a recovery code',
  help: 'So that nobody who finds your screen open can replace it.',
};
/** Six figures are the app's, anything else a recovery code. */
const proofOf = (typed: string): SecondFactor =>
  /^[\d\s]{6,8}$/.test(typed) ? { code: typed } : { recoveryCode: typed };

function NewCodes({ onClose }: { readonly onClose: () => void }) {
  const send = useSend('newRecoveryCodes');
  if (send.data) return <RecoveryCodes codes={send.data.codes} onDone={onClose} />;
  return (
    <Prove
      label="Make new codes"
      words="The codes there are stop working."
      send={(body) => send.mutateAsync({ body })}
      onClose={onClose}
    />
  );
}

function Remove({ onClose }: { readonly onClose: () => void }) {
  const send = useSend('removeTotp');
  return (
    <Prove
      label="Remove it"
      words="From then on your password alone signs you in."
      send={(body) => send.mutateAsync({ body }).then(onClose)}
      onClose={onClose}
    />
  );
}

function Prove({
  label,
  words,
  send,
  onClose,
}: {
  readonly label: string;
  readonly words: string;
  readonly send: (body: { password: string; proof: SecondFactor }) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const form = useFleetingForm({ password: '', proof: '' });
  return (
    <SendFleeting
      form={form}
      schema={endpoints.removeTotp.body}
      body={({ password, proof }) => ({ password, proof: proofOf(proof) })}
      send={send}
      label={label}
      onCancel={onClose}
    >
      <p>{words}</p>
      <PasswordField {...form.field('password')} label="Password" help="" use="current-password" />
      <CodeField {...form.field('proof')} figures={false} label={CODE.label} help={CODE.help} />
    </SendFleeting>
  );
}
