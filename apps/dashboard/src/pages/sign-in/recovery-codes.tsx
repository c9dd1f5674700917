import { useEffect, useRef, useState } from 'react';
import { CopyButton } from '../../parts/copy-button';

/** The codes, this once: to print, to keep as a file or to copy. One goes on only after saying that they are kept. */
export function RecoveryCodes({
  codes,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}) {
  const [kept, setKept] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = codes.join('\n');
  const save = () => {
    const address = URL.createObjectURL(
      new Blob([`Recovery codes for Waymark. Each works once.\n\n${text}\n`], { type: 'text/plain' }),
    );
    const link = Object.assign(document.createElement('a'), {
      href: address,
      download: 'waymark-recovery-codes.txt',
    });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <section className="wm-section wm-recovery" aria-labelledby="recovery-title">
      <h2 id="recovery-title" tabIndex={-1} ref={heading}>
        Your recovery codes
      </h2>
      <p className="wm-measure">
        Each works once in place of the app, should the phone be lost. They are shown now and never again:
        keep them where you keep other keys, not on the phone.
      </p>
      <ol className="wm-recovery-codes">
        {codes.map((code) => (
          <li key={code} className="wm-code">
            {code}
          </li>
        ))}
      </ol>
      <div className="wm-actions wm-screen-only">
        <button type="button" className="wm-button" onClick={() => window.print()}>
          Print
        </button>
        <button type="button" className="wm-button" onClick={save}>
          Keep as a file
        </button>
        <CopyButton text={text} label="Copy" what="the recovery codes" />
      </div>
      <div className="wm-screen-only">
        <label className="wm-choice">
          <input type="checkbox" checked={kept} onChange={() => setKept(!kept)} />
          <span>I have kept these codes</span>
        </label>
        <button type="button" className="wm-button wm-button-main" disabled={!kept} onClick={onDone}>
          Go on
        </button>
      </div>
    </section>
  );
}
