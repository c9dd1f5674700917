import { eachOf, type Indicator, missingReason } from '@waymark/contract';
import type { ReactNode } from 'react';
import { type EnteredKind, type FigureName, type FigureValues } from './figure-values';

export interface FigureBinding {
  readonly values: FigureValues;
  readonly idOf: (name: FigureName) => string;
  readonly refusalOf: (name: FigureName) => string | undefined;
  readonly onValue: (name: FigureName, value: string) => void;
  /** Where the help of this figure stands. */
  readonly helpId: string;
}

interface CellProps {
  readonly bound: FigureBinding;
  readonly name: FigureName;
  readonly label: string;
  readonly wide?: boolean;
  readonly date?: boolean;
  readonly text?: boolean;
}

/** A small field with its label in sight; the help is the figure's. `data-cell` lets the arrow keys find it. */
function Cell({ bound, name, label, wide = false, date = false, text = false }: CellProps) {
  const id = bound.idOf(name);
  const refusal = bound.refusalOf(name);
  return (
    <div className={refusal ? 'wm-cell wm-field-refused' : 'wm-cell'}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        data-cell=""
        className={`wm-input ${wide ? 'wm-input-medium' : 'wm-input-short'}`}
        type={date ? 'date' : 'text'}
        inputMode={date || text ? undefined : 'decimal'}
        autoComplete="off"
        aria-describedby={refusal ? `${bound.helpId} ${id}-refusal` : bound.helpId}
        aria-invalid={refusal ? true : undefined}
        disabled={Boolean(bound.values.missing)}
        value={bound.values[name] ?? ''}
        onChange={(event) => bound.onValue(name, event.target.value)}
      />
      {refusal && (
        <p className="wm-refusal" id={`${id}-refusal`}>
          {refusal}
        </p>
      )}
    </div>
  );
}

/** The fields an indicator's way of counting asks for. */
export function FigureFields({
  indicator,
  kind,
  bound,
}: {
  readonly indicator: Indicator;
  readonly kind: EnteredKind;
  readonly bound: FigureBinding;
}) {
  const things = indicator.counts === 'things';
  const each = eachOf(indicator);
  switch (kind) {
    case 'counts':
      return (
        <>
          <Cell bound={bound} name="numerator" label={things ? 'How many of them' : 'How many'} />
          <Cell bound={bound} name="denominator" label={outOf(indicator)} />
        </>
      );
    case 'moments':
      return (
        <>
          <Cell
            bound={bound}
            name="n"
            label={each ? `How many ${each.each}s` : things ? 'Observations' : 'How many people'}
          />
          <Cell
            bound={bound}
            name="mean"
            label={each ? `Average of each ${each.each} (${each.amount})` : 'Mean'}
          />
          <Cell bound={bound} name="sd" label="Standard deviation" />
        </>
      );
    case 'events':
      return (
        <>
          <Cell bound={bound} name="events" label={things ? 'How many' : 'How many events'} />
          {indicator.per !== null && (
            <>
              <Cell bound={bound} name="exposure" label="Among how many" wide />
              <Cell bound={bound} name="exposureUnit" label="Of what (people, pupils)" wide text />
            </>
          )}
        </>
      );
    case 'level':
      return <LevelFields indicator={indicator} bound={bound} />;
    case 'stock':
      return <Cell bound={bound} name="stock" label={`Amount (${indicator.unit})`} wide />;
    case 'milestone':
      return (
        <>
          <Cell bound={bound} name="reached" label="Reached on" wide date />
          <label className="wm-choice">
            <input
              type="checkbox"
              id={bound.idOf('notYet')}
              disabled={Boolean(bound.values.missing)}
              checked={bound.values.notYet === 'yes'}
              onChange={(event) => bound.onValue('notYet', event.target.checked ? 'yes' : '')}
            />
            Looked at, not reached yet
          </label>
        </>
      );
  }
}

function outOf({ counts, population }: Indicator): string {
  if (counts === 'events') return 'Of how many events';
  if (counts === 'people') return population === 'known' ? 'Of how many on record' : 'Of how many asked';
  return 'Of how many';
}

/** The five anchors in full: a level one has not read is a guess. */
function LevelFields({ indicator, bound }: { readonly indicator: Indicator; readonly bound: FigureBinding }) {
  const { values, idOf, refusalOf, onValue, helpId } = bound;
  const anchors = indicator.rubric_anchors ?? ['', '', '', '', ''];
  const refusal = refusalOf('level');
  const evidence = refusalOf('evidence');
  const off = Boolean(values.missing);
  return (
    <div className="wm-level">
      <fieldset
        id={idOf('level')}
        tabIndex={-1}
        className="wm-field"
        aria-describedby={helpId}
        disabled={off}
      >
        <legend>Agreed level</legend>
        {refusal && <p className="wm-refusal">{refusal}</p>}
        {anchors.map((anchor, level) => (
          <label className="wm-choice" key={level}>
            <input
              type="radio"
              name={idOf('level')}
              value={level}
              checked={values.level === String(level)}
              onChange={() => onValue('level', String(level))}
            />
            <span>
              <strong>{level}</strong> {anchor}
            </span>
          </label>
        ))}
      </fieldset>
      <Cell bound={bound} name="raters" label="How many raters agreed on it" />
      <p className="wm-help">
        Two people rate apart and then agree. With one, it is kept and no verdict is given.
      </p>
      <div className={evidence ? 'wm-cell wm-field-refused' : 'wm-cell'}>
        <label htmlFor={idOf('evidence')}>Evidence</label>
        <textarea
          id={idOf('evidence')}
          className="wm-input wm-input-full"
          rows={2}
          disabled={off}
          aria-invalid={evidence ? true : undefined}
          aria-describedby={`${idOf('evidence')}-help`}
          value={values.evidence ?? ''}
          onChange={(event) => onValue('evidence', event.target.value)}
        />
        <p className="wm-help" id={`${idOf('evidence')}-help`}>
          What was seen or heard that makes it this level. No names.
        </p>
        {evidence && <p className="wm-refusal">{evidence}</p>}
      </div>
    </div>
  );
}

/** A figure that is not there has a reason; zero is a number. */
export function MissingField({ bound }: { readonly bound: FigureBinding }) {
  const id = bound.idOf('missing');
  return (
    <div className="wm-cell">
      <label htmlFor={id}>If there is none, why</label>
      <select
        id={id}
        className="wm-input wm-input-medium"
        aria-describedby={bound.helpId}
        value={bound.values.missing ?? ''}
        onChange={(event) => bound.onValue('missing', event.target.value)}
      >
        <option value="">Choose a reason</option>
        {missingReason.options.map((reason) => (
          <option key={reason} value={reason}>
            {reason}
          </option>
        ))}
      </select>
    </div>
  );
}

const HELP: Record<EnteredKind, (indicator: Indicator) => ReactNode> = {
  counts: (i) =>
    i.population === 'sample'
      ? 'Count those who fit, and all who answered. “Not sure” counts as an answer.'
      : i.counts === 'people'
        ? 'Count those who fit, and everybody on record.'
        : 'Count those that fit, and all there are.',
  moments: (i) =>
    eachOf(i)
      ? 'The total of the year divided by how many there were. The standard deviation may stay empty.'
      : `Unit of the mean: ${i.unit}. Without the standard deviation the figure is kept, and no verdict is given.`,
  events: (i) =>
    i.per === null
      ? 'Count each once, in the period above. None seen is 0.'
      : `Count each once. With the number of people it arises among it becomes a rate per ${i.per.toLocaleString('en-GB')}; leave that empty if nobody knows.`,
  level: () => 'Read all five, choose the one that fits best today, and say what it rests on.',
  stock: () => 'What there is on the last day of the period.',
  milestone: () => 'The day it was first true, or that it is not yet.',
};
export const helpFor = (indicator: Indicator, kind: EnteredKind): ReactNode => HELP[kind](indicator);
