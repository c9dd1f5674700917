import { endpoints, type ValuesList } from '@waymark/contract';
import { useMemo } from 'react';
import { useSend } from '../../../api/queries';
import { LongTextField, TextField } from '../../../parts/form/field';
import { RecordForm } from '../../../parts/form/record-form';
import { fieldAt, RowsField, rowsOf } from '../../../parts/form/rows';
import { useOpenForm } from '../../../parts/form/use-open-form';
import { dayWords } from '../../../parts/words';
import { useMay } from '../../../reach';

interface Values {
  values: readonly { code: string | null; label: string; ask: string }[];
  levels: readonly { level: number; says: string }[];
  reason: string;
}

interface Part {
  readonly scope: string;
  readonly contextId: number;
  readonly list: ValuesList;
}

/** Which values are asked for, since when and why; and the form by which an organisation puts its own in their place. */
export function ValuesListPart({ scope, contextId, list }: Part) {
  const { open, show, close } = useOpenForm({ [`values-list-${contextId}`]: 'values' });
  const may = useMay();
  if (open !== null) return <ValuesListForm {...{ scope, contextId, list }} onDone={close} />;
  return (
    <details className="wm-values-list">
      <summary>
        Asked for: {list.values.map(({ label }) => label).join(', ')}
        {list.version === 0
          ? ' (the list of this installation)'
          : ` (your own list, version ${list.version})`}
      </summary>
      {list.changes.length > 0 && (
        <ol className="wm-quiet-list" aria-label="Changes of the list of values">
          {list.changes.map(({ version, since, by, reason }) => (
            <li key={version}>
              Version {version}, {dayWords(since)}, by {by}: {reason}
            </li>
          ))}
        </ol>
      )}
      {may('changeValues') && (
        <button type="button" className="wm-button" onClick={() => show('values')}>
          Put the values in our own words
        </button>
      )}
    </details>
  );
}

function ValuesListForm({ scope, contextId, list, onDone }: Part & { readonly onDone: () => void }) {
  const change = useSend('changeValues');
  const values = useMemo((): Values => ({ values: list.values, levels: list.levels, reason: '' }), [list]);
  return (
    <RecordForm
      scope={scope}
      name={`values-list-${contextId}`}
      record={list}
      values={values}
      schema={endpoints.changeValues.body}
      body={(v: Values) => ({ values: v.values, levels: v.levels, reason: v.reason })}
      // the list is put in place of the last one as a whole
      extra={(v: Values) => ({ values: v.values, levels: v.levels, reason: v.reason })}
      send={(body) => change.mutateAsync({ params: { id: contextId }, body })}
      label="Use these values from now on"
      words={{
        values: { label: 'Values', say: (v) => v.values.map(({ label }) => label).join(', ') },
        levels: { label: 'Levels', say: (v) => v.levels.map(({ says }) => says).join(' / ') },
        reason: { label: 'Why' },
      }}
      onDone={onDone}
    >
      {(form) => {
        const rows = rowsOf(form, 'values');
        const levels = rowsOf(form, 'levels');
        return (
          <>
            <p className="wm-small">
              This list is for every context of your organisation. Reviews made before keep the values they
              were judged by.
            </p>
            <RowsField
              label="Values"
              help="Few, in words that young people and partners would use."
              count={rows.rows.length}
              most={12}
              add="Add a value"
              onAdd={() => rows.add({ code: null, label: '', ask: '' })}
              onTakeOut={rows.takeOut}
              rowName={(at) => rows.rows[at]?.label || `value ${at + 1}`}
            >
              {(at) => (
                <>
                  <TextField {...rows.field(at, 'label')} label="Value" help="One or two words." max={80} />
                  <LongTextField
                    {...rows.field(at, 'ask')}
                    label="What is asked about it"
                    help="A question that evidence can answer."
                  />
                </>
              )}
            </RowsField>
            {levels.rows.map(({ level }, at) => (
              <TextField
                key={level}
                {...levels.field(at, 'says')}
                label={`Level ${level}`}
                help={at === 0 ? 'What the lowest level looks like.' : 'What this level looks like.'}
                max={120}
              />
            ))}
            <LongTextField
              {...fieldAt(form, 'reason', 'reason')}
              label="Why the list changes"
              help="Kept beside the list, for whoever compares reviews across it."
            />
          </>
        );
      }}
    </RecordForm>
  );
}
