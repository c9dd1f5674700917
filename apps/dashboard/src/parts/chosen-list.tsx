export interface ChosenItem {
  readonly key: string;
  readonly name: string;
}

/** What was chosen, in its order: moved by buttons, never by dragging, and taken out again. */
export function ChosenList({
  label,
  items,
  onChange,
  movable = false,
}: {
  readonly label: string;
  readonly items: readonly ChosenItem[];
  readonly onChange: (keys: readonly string[], moved: boolean) => void;
  readonly movable?: boolean;
}) {
  const keys = items.map(({ key }) => key);
  const swap = (at: number, to: number) => {
    const next = [...keys];
    [next[at], next[to]] = [next[to] ?? '', next[at] ?? ''];
    onChange(next, true);
  };
  if (items.length === 0) return null;
  return (
    <ul className={movable ? 'wm-chosen wm-chosen-order' : 'wm-chosen'} aria-label={label}>
      {items.map(({ key, name }, at) => (
        <li key={key}>
          <span>{name}</span>{' '}
          {movable && at > 0 ? (
            <button
              type="button"
              className="wm-link-button"
              aria-label={`Move ${name} up`}
              onClick={() => swap(at, at - 1)}
            >
              Up
            </button>
          ) : null}{' '}
          {movable && at < items.length - 1 ? (
            <button
              type="button"
              className="wm-link-button"
              aria-label={`Move ${name} down`}
              onClick={() => swap(at, at + 1)}
            >
              Down
            </button>
          ) : null}{' '}
          <button
            type="button"
            className="wm-link-button"
            aria-label={`Take out ${name}`}
            onClick={() =>
              onChange(
                keys.filter((one) => one !== key),
                false,
              )
            }
          >
            Take out
          </button>
        </li>
      ))}
    </ul>
  );
}
