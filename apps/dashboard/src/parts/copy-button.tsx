import { useState } from 'react';

/** Copies a text, and says whether it did: where the browser does not let a page do it, the reader can select it. */
export function CopyButton({
  text,
  label,
  what,
}: {
  readonly text: string;
  readonly label: string;
  readonly what: string;
}) {
  const [done, setDone] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone('copied');
    } catch {
      setDone('refused');
    }
  };
  return (
    <>
      <button type="button" className="wm-button" onClick={() => void copy()}>
        {label}
        <span className="wm-hidden"> {what}</span>
      </button>
      <span role="status" className="wm-small">
        {done === 'copied' && 'Copied.'}
        {done === 'refused' && 'This browser did not let the page copy: select it and copy it yourself.'}
      </span>
    </>
  );
}
