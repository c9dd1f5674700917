import type { Observation } from '@waymark/contract';
import { memo } from 'react';
import { Link } from 'react-router';
import { sentenceFor } from '../../parts/form/check';
import type { KeptForm } from '../../parts/form/use-kept-form';
import { paths } from '../../paths';
import { FigureFields, helpFor, MissingField, type FigureBinding } from './figure-fields';
import { type FigureName, type FigureValues, figureWords } from './figure-values';
import { idIn, type Row, type RoundValues } from './round';

/** What a row needs of its form; the same object as long as nothing is refused or mended. */
export type RoundHandle = Pick<KeptForm<RoundValues>, 'id' | 'set' | 'mended' | 'refusals'>;

const NOTHING: FigureValues = {};

/**
 * One figure of a round: what it is, its fields, and why it may be missing. Drawn anew only when something of its own
 * changes: a key stroke in one row of forty must not be felt on a cheap phone.
 */
export const RoundRow = memo(function RoundRow({
  row,
  values = NOTHING,
  form,
  contextId,
  recorded,
}: {
  readonly row: Row;
  readonly values: FigureValues | undefined;
  readonly form: RoundHandle;
  readonly contextId: number;
  readonly recorded: Observation | undefined;
}) {
  const { key, indicator, kind, subgroup } = row;
  const id = idIn(form.id, key);
  const change = (next: FigureValues) =>
    form.set((before) => ({ ...before, figures: { ...before.figures, [key]: next } }));
  const bound: FigureBinding = {
    values,
    idOf: (name) => idIn(form.id, `${key}.${name}`),
    refusalOf: (name) => sentenceFor(form.refusals, `${key}.${name}`),
    onValue: (name: FigureName, value) => {
      change({ ...values, [name]: value });
      form.mended(`${key}.${name}`);
    },
    helpId: `${id}-help`,
  };
  const rubric = kind === 'level';
  const fields = <FigureFields indicator={indicator} kind={kind} bound={bound} />;
  return (
    <div className="wm-round-row" role="group" aria-labelledby={`${id}-title`} data-row={key}>
      <div className="wm-round-words">
        <p id={`${id}-title`}>
          <strong>{subgroup === undefined ? indicator.title : `${indicator.title}: a subgroup`}</strong>{' '}
          <span className="wm-small">{indicator.code}</span>{' '}
          {indicator.role === 'context_only' && <span className="wm-tag">context only</span>}
          {indicator.role === 'effort' && <span className="wm-tag">activity</span>}
        </p>
        {subgroup === undefined ? (
          <p className="wm-help" id={`${id}-help`}>
            {indicator.measures}. {helpFor(indicator, kind)}
          </p>
        ) : (
          <Subgroup row={row} form={form} helpId={`${id}-help`} />
        )}
        {recorded && (
          <p className="wm-notice">
            Recorded already for this period: {figureWords(recorded.figures)}
            {recorded.source ? `, from ${recorded.source}` : ''}.{' '}
            <Link to={`${paths.history(contextId)}?indicator=${indicator.code}`}>
              See or correct it<span className="wm-hidden"> ({indicator.title})</span>
            </Link>
          </p>
        )}
      </div>
      <div className="wm-round-cells">
        {rubric ? (
          <details
            open={
              values.level !== undefined ||
              bound.refusalOf('level') !== undefined ||
              bound.refusalOf('evidence') !== undefined ||
              undefined
            }
          >
            <summary className="wm-button">
              {values.level === undefined ? 'Choose a level' : `Level ${values.level}`}
              <span className="wm-hidden"> ({indicator.title})</span>
            </summary>
            {fields}
          </details>
        ) : (
          fields
        )}
        <MissingField bound={bound} />
        {subgroup === undefined &&
          (kind === 'counts' || kind === 'moments') &&
          // items of a list are told apart too, such as those of each lever of a school's own assessment
          (indicator.counts === 'people' || (indicator.counts === 'things' && kind === 'counts')) && (
            <button
              type="button"
              className="wm-link-button"
              onClick={() => form.set((before) => withSubgroup(before, key))}
            >
              Add a subgroup<span className="wm-hidden"> of {indicator.title}</span>
            </button>
          )}
      </div>
    </div>
  );
});

function Subgroup({
  row,
  form,
  helpId,
}: {
  readonly row: Row;
  readonly form: RoundHandle;
  readonly helpId: string;
}) {
  const id = idIn(form.id, `${row.key}.breakdown`);
  const things = row.indicator.counts === 'things';
  const refusal = sentenceFor(form.refusals, `${row.key}.breakdown`);
  return (
    <div className={refusal ? 'wm-cell wm-field-refused' : 'wm-cell'}>
      <label htmlFor={id}>{things ? 'Which of them' : 'Which young people'}</label>
      <p className="wm-help" id={helpId}>
        {things
          ? 'Dimension and value, such as lever=prevention.'
          : 'Dimension and value, such as gender=girls or age=13 to 15. Small groups are seen by the team only.'}
      </p>
      {refusal && <p className="wm-refusal">{refusal}</p>}
      <input
        id={id}
        className="wm-input wm-input-full"
        autoComplete="off"
        aria-describedby={helpId}
        aria-invalid={refusal ? true : undefined}
        value={row.subgroup ?? ''}
        onChange={(event) => {
          const text = event.target.value;
          form.set((before) => ({ ...before, subgroups: { ...before.subgroups, [row.key]: text } }));
          form.mended(`${row.key}.breakdown`);
        }}
      />
      <button
        type="button"
        className="wm-link-button"
        onClick={() => form.set((before) => withoutSubgroup(before, row.key))}
      >
        Take this subgroup away
      </button>
    </div>
  );
}

function withSubgroup(values: RoundValues, code: string): RoundValues {
  const numbers = Object.keys(values.subgroups).map((key) => Number(key.split('#')[1] ?? 0));
  const key = `${code}#${Math.max(0, ...numbers) + 1}`;
  return { ...values, subgroups: { ...values.subgroups, [key]: '' } };
}

function withoutSubgroup(values: RoundValues, key: string): RoundValues {
  const { [key]: _subgroup, ...subgroups } = values.subgroups;
  const { [key]: _figures, ...figures } = values.figures;
  return { ...values, subgroups, figures };
}
