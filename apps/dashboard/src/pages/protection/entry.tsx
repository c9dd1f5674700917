import type { ReactNode } from 'react';

/** One record of a register: what it is at the left, its facts at the right. Facts without words are left out. */
export function Entry({
  title,
  tag,
  past = false,
  facts,
  children,
}: {
  readonly title: string;
  readonly tag?: string | undefined;
  readonly past?: boolean;
  readonly facts: readonly (readonly [string, ReactNode])[];
  readonly children?: ReactNode;
}) {
  return (
    <li className={past ? 'wm-register wm-register-past' : 'wm-register'}>
      <div>
        <h2 className="wm-register-title">{title}</h2>
        {tag && (
          <p>
            <span className="wm-tag">{tag}</span>
          </p>
        )}
        {children}
      </div>
      <dl>
        {facts
          .filter(([, words]) => words !== '' && words !== null)
          .map(([name, words]) => (
            <div key={name} className="wm-fact">
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
    </li>
  );
}
