import { useQueryClient } from '@tanstack/react-query';
import { endpoints } from '@waymark/contract';
import { useContext, useEffect, useRef, useState } from 'react';
import { call } from '../../api/client';
import { type Trouble, troubleFrom } from '../../api/errors';
import { StayHere } from '../../parts/arrival';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { CodeField } from '../../parts/form/secret-field';
import { TroubleBox } from '../../parts/waiting';
import { QrCode } from './qr-code';
import { RecoveryCodes } from './recovery-codes';

/** What the app needs, as the server made it. */
export interface Begun {
  readonly secret: string;
  readonly uri: string;
}

const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

/**
 * Sets up an authenticator app: show the secret, confirm by a code, show the recovery codes once. Only then is anything fetched
 * anew, so that the codes stay on the screen until their owner has them.
 */
export function EnrolApp({
  made = null,
  onDone,
}: {
  /** Where it was begun already, by a form that asked for the password or for a code of the app there is. */
  readonly made?: Begun | null;
  readonly onDone?: () => void;
}) {
  const client = useQueryClient();
  const stay = useContext(StayHere);
  const form = useFleetingForm({ code: '' });
  const [begun, setBegun] = useState<Begun | null>(made);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef(-1);
  useEffect(() => {
    // a secret is made once an attempt, also where React looks twice
    if (made || asked.current === attempt) return;
    asked.current = attempt;
    call('beginTotp', { body: { proof: null } }).then(setBegun, async (failure: unknown) =>
      setTrouble(await troubleFrom(failure)),
    );
  }, [attempt, made]);
  const retry = () => {
    setTrouble(null);
    setAttempt(attempt + 1);
  };
  if (codes)
    return (
      <RecoveryCodes
        codes={codes}
        onDone={() => {
          stay(false);
          onDone?.();
          void client.invalidateQueries();
        }}
      />
    );
  if (trouble) return <TroubleBox trouble={trouble} retry={retry} />;
  if (!begun)
    return (
      <p className="wm-loading" role="status">
        Loading
      </p>
    );
  return (
    <div className="wm-enrol">
      <ol className="wm-steps">
        <li>
          <p>
            Open an authenticator app on your phone or computer (any that makes six-figure codes) and let it
            scan this:
          </p>
          <QrCode text={begun.uri} label="QR code for the authenticator app" />
          <details>
            <summary>Nothing to scan with?</summary>
            <p>Choose “enter a key” in the app, and type this key (time-based, six figures):</p>
            <p className="wm-code wm-secret-key">{inFours(begun.secret)}</p>
          </details>
        </li>
        <li>
          <SendFleeting
            form={form}
            schema={endpoints.confirmTotp.body}
            body={(values) => values}
            send={(body) => call('confirmTotp', { body })}
            label="Confirm"
            onDone={(answer) => {
              stay(true);
              setCodes(answer.codes);
            }}
          >
            <CodeField
              {...form.field('code')}
              figures
              label="Code that the app shows now"
              help="So that we both know it works before it is needed."
            />
          </SendFleeting>
        </li>
      </ol>
    </div>
  );
}
