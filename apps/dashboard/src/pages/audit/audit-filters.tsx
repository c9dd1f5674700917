import { type AuditAction, auditAction, auditActionWords, type AuditPage } from '@waymark/contract';
import { useId } from 'react';

export const FILTERS = ['who', 'action', 'kind', 'objectId', 'contextId', 'from', 'to', 'text'] as const;
export type FilterName = (typeof FILTERS)[number];

const words = (action: AuditAction) => auditActionWords[action].replace(/:$/, '');

/** Who, what, on what, when. Words are looked for once they are typed out; everything else at once. */
export function AuditFiltersForm({
  choices,
  get,
  change,
}: {
  readonly choices: Pick<AuditPage, 'kinds' | 'people'>;
  readonly get: (name: FilterName) => string;
  readonly change: (parts: Partial<Record<FilterName, string>>) => void;
}) {
  const id = useId();
  const select = (
    name: FilterName,
    label: string,
    all: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <label className="wm-choice" htmlFor={`${id}-${name}`}>
      {label}
      <select
        id={`${id}-${name}`}
        value={get(name)}
        onChange={(event) => change({ [name]: event.target.value })}
      >
        <option value="">{all}</option>
        {/* a link may hold one that this page does not list */}
        {get(name) !== '' && !options.some(([value]) => value === get(name)) && (
          <option value={get(name)}>{get(name)}</option>
        )}
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  const day = (name: FilterName, label: string) => (
    <label className="wm-choice" htmlFor={`${id}-${name}`}>
      {label}
      <input
        id={`${id}-${name}`}
        type="date"
        value={get(name)}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </label>
  );
  return (
    <div role="search" className="wm-controls wm-audit-filters" aria-label="Filters of the audit log">
      {select(
        'who',
        'Who',
        'Everybody',
        choices.people.map((name) => [name, name] as const),
      )}
      {select(
        'action',
        'Did',
        'Anything',
        auditAction.options.map((action) => [action, words(action)] as const),
      )}
      {select(
        'kind',
        'To what',
        'Everything',
        choices.kinds.map((kind) => [kind, kind] as const),
      )}
      {day('from', 'From')}
      {day('to', 'To')}
      <form
        key={get('text')}
        onSubmit={(event) => {
          event.preventDefault();
          const text = new FormData(event.currentTarget).get('text');
          change({ text: typeof text === 'string' ? text.trim() : '' });
        }}
      >
        <label className="wm-choice" htmlFor={`${id}-text`}>
          Words
          <input id={`${id}-text`} name="text" type="search" defaultValue={get('text')} maxLength={120} />
        </label>
        <button type="submit" className="wm-button">
          Find
        </button>
      </form>
    </div>
  );
}
