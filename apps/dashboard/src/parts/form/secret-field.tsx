import { useState } from 'react';
import { type About, attributes, FieldFrame } from './field';
import type { Bound } from './use-kept-form';

/** What somebody signs in with. Browsers and password managers know it by its `autocomplete`. */
export function LoginField({ label, help, ...bound }: Bound<string> & About) {
  return (
    <FieldFrame bound={bound} about={{ label, help }}>
      <input
        {...attributes(bound)}
        className="wm-input"
        type="text"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={120}
        value={bound.value}
        onChange={(event) => bound.onValue(event.target.value)}
      />
    </FieldFrame>
  );
}

/** A password: pasted or typed, hidden until its writer wants to see it. */
export function PasswordField({
  label,
  help,
  use,
  ...bound
}: Bound<string> & About & { readonly use: 'current-password' | 'new-password' }) {
  const [seen, setSeen] = useState(false);
  return (
    <FieldFrame bound={bound} about={{ label, help }}>
      <span className="wm-secret">
        <input
          {...attributes(bound)}
          className="wm-input"
          type={seen ? 'text' : 'password'}
          autoComplete={use}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={256}
          value={bound.value}
          onChange={(event) => bound.onValue(event.target.value)}
        />
        <button
          type="button"
          className="wm-button"
          aria-pressed={seen}
          aria-controls={bound.id}
          onClick={() => setSeen(!seen)}
        >
          Show<span className="wm-hidden"> what is typed in: {label}</span>
        </button>
      </span>
    </FieldFrame>
  );
}

/** Six figures of an authenticator app, or a recovery code: one line, offered by phones that read such codes. */
export function CodeField({
  label,
  help,
  figures,
  ...bound
}: Bound<string> & About & { readonly figures: boolean }) {
  return (
    <FieldFrame bound={bound} about={{ label, help }}>
      <input
        {...attributes(bound)}
        className={`wm-input wm-code ${figures ? 'wm-input-short' : ''}`}
        type="text"
        inputMode={figures ? 'numeric' : 'text'}
        autoComplete={figures ? 'one-time-code' : 'off'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={figures ? 12 : 40}
        value={bound.value}
        onChange={(event) => bound.onValue(event.target.value)}
      />
    </FieldFrame>
  );
}
