import type { ReactNode } from 'react';
import { sentenceFor } from './check';
import type { Bound, KeptForm } from './use-kept-form';

type Lists<V> = { [K in keyof V & string]: V[K] extends readonly (infer R extends object)[] ? R : never };

/** The rows of one list in a form: each field bound under the path by which the contract and the server refuse it. */
export function rowsOf<V extends object, K extends keyof V & string>(
  form: KeptForm<V>,
  list: K,
  /** Where the list stands in what is sent, if not under its own name. */
  at: string = list,
) {
  type Row = Lists<V>[K];
  const rows = form.values[list] as unknown as readonly Row[];
  const put = (next: readonly Row[]) => {
    form.set({ [list]: next } as unknown as Partial<V>);
    form.mended(at);
  };
  const change = (row: number, part: Partial<Row>) =>
    put(rows.map((one, i) => (i === row ? { ...one, ...part } : one)));
  return {
    rows,
    change,
    add: (row: Row) => put([...rows, row]),
    takeOut: (row: number) => put(rows.filter((_, i) => i !== row)),
    field: <F extends keyof Row & string>(row: number, name: F, path: string = name): Bound<Row[F]> => ({
      id: `${form.id}-${at}-${row}-${path}`.replaceAll('.', '-'),
      value: (rows[row] as Row)[name],
      onValue: (value) => change(row, { [name]: value } as unknown as Partial<Row>),
      refusal: sentenceFor(form.refusals, `${at}.${row}.${path}`),
    }),
  };
}

/** A list of small groups of fields, with "add" below and "take out" beside each. */
export function RowsField({
  label,
  help,
  count,
  most,
  add,
  onAdd,
  onTakeOut,
  rowName,
  notice,
  children,
}: {
  readonly label: string;
  readonly help: ReactNode;
  readonly count: number;
  readonly most: number;
  /** Words on the button: "Add a target". */
  readonly add: string;
  readonly onAdd: () => void;
  readonly onTakeOut: (at: number) => void;
  readonly rowName: (at: number) => string;
  readonly notice?: string | undefined;
  readonly children: (at: number) => ReactNode;
}) {
  return (
    <fieldset className="wm-field wm-rows">
      <legend>{label}</legend>
      <p className="wm-help">{help}</p>
      {Array.from({ length: count }, (_, at) => (
        <div className="wm-rows-one" key={at} role="group" aria-label={rowName(at)}>
          {children(at)}
          <button type="button" className="wm-link-button" onClick={() => onTakeOut(at)}>
            Take out<span className="wm-hidden"> {rowName(at)}</span>
          </button>
        </div>
      ))}
      {notice && (
        <p className="wm-notice" role="status">
          {notice}
        </p>
      )}
      {count < most && (
        <button type="button" className="wm-button" onClick={onAdd}>
          {add}
        </button>
      )}
    </fieldset>
  );
}

/** A field of a form that the contract calls by another path than the form does. */
export function fieldAt<V extends object, K extends keyof V & string>(
  form: KeptForm<V>,
  name: K,
  path: string,
): Bound<V[K]> {
  return {
    id: `${form.id}-${path.replaceAll('.', '-')}`,
    value: form.values[name],
    onValue: (value) => {
      form.set({ [name]: value } as unknown as Partial<V>);
      form.mended(path);
    },
    refusal: sentenceFor(form.refusals, path),
  };
}
