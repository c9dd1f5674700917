import type { OneTimeLink } from '@waymark/contract';
import { useEffect, useRef } from 'react';
import { CopyButton } from '../../parts/copy-button';
import '../../parts/sharing-links.css';
import { momentWords } from '../../parts/words';

/** A one-time link, this once. */
export function ShownLink({
  whose,
  link,
  onClose,
}: {
  readonly whose: string;
  readonly link: OneTimeLink;
  readonly onClose: () => void;
}) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} tabIndex={-1} className="wm-link-shown" aria-label={`Link for ${whose}`}>
      <p>
        <strong>The link for {whose}</strong>, shown this once. Whoever opens it first uses it up: hand it
        over in person or by a channel you trust. It works until {momentWords(link.expiresAt)}.
      </p>
      <p className="wm-code">{link.url}</p>
      <div className="wm-actions">
        <CopyButton text={link.url} label="Copy the link" what={`for ${whose}`} />
        <button type="button" className="wm-button" onClick={onClose}>
          I have handed it over
        </button>
      </div>
    </section>
  );
}
