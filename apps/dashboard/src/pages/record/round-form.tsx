import { useQuery } from '@tanstack/react-query';
import { type Context, figuresKindOf, type Indicator } from '@waymark/contract';
import { type FormEvent, memo, useMemo, useState } from 'react';
import { query } from '../../api/queries';
import { KeptLine, RefusedBox, ThrowAway } from '../../parts/form/form-foot';
import { dayWords, levelLabel } from '../../parts/words';
import { AreaTable } from './area-table';
import { moveInGrid } from './grid-keys';
import { PeriodFields } from './period-fields';
import { alreadyRecorded, idIn, type Row } from './round';
import { type RoundHandle, RoundRow } from './round-row';
import { SentLine } from './sent-line';
import { type Round, useRound } from './use-round';

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** A round as a grid: the period once, then a row for each indicator. */
export function RoundForm({
  scope,
  today,
  context,
  indicators,
  asked,
}: {
  readonly scope: string;
  readonly today: string;
  readonly context: Context;
  readonly indicators: readonly Indicator[];
  /** Codes that a link asked for; none shows what the plan and the level offer. */
  readonly asked: readonly string[];
}) {
  const round = useRound(scope, context, indicators, asked);
  const { form, rows, send } = round;
  const { start, end } = form.values;
  const known = ISO.test(start) && ISO.test(end) && start <= end;
  const recorded = useQuery({
    ...query('observations', { params: { id: context.id }, query: { from: start, to: end, limit: 1000 } }),
    enabled: known,
  });
  const { id, set, mended, refusals } = form;
  const handle = useMemo(() => ({ id, set, mended, refusals }), [id, mended, refusals, set]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const list = (which: readonly Row[]) =>
    which.map((row) => (
      <RoundRow
        key={row.key}
        row={row}
        values={form.values.figures[row.key]}
        form={handle}
        contextId={context.id}
        recorded={known ? alreadyRecorded(recorded.data ?? [], row, form.values) : undefined}
      />
    ));
  return (
    <form className="wm-form wm-round" onSubmit={submit} noValidate>
      <RefusedBox
        id={form.id}
        refusals={form.refusals}
        sentence={form.sentence}
        attempt={form.attempt}
        fieldId={(field) => idIn(form.id, field)}
      />
      {context.closed && (
        <p className="wm-notice">
          It closed on {dayWords(context.closed)}: its lines end there, and no period after that day is taken.
        </p>
      )}
      <PeriodFields form={form} today={today} contextId={context.id} />
      {/* keys move between fields; every field stays reachable by Tab as well */}
      <div onKeyDown={moveInGrid} className="wm-round-grid">
        <p className="wm-small wm-keys-help">
          Arrow keys and Enter move between the figures as in a spreadsheet. Leave empty what was not looked
          at.
        </p>
        <h2>
          {asked.length > 0
            ? 'Counts of the area'
            : context.goals.length + context.headlineIndicators.length > 0
              ? 'What the plan names'
              : 'Headline indicators'}
        </h2>
        {asked.length > 0 && <AreaTable {...{ context, indicators, asked }} />}
        {list(rows.first)}
        {rows.rest.length > 0 && (
          <>
            <h2>Others for this level ({levelLabel(context.level).toLowerCase()})</h2>
            {list(rows.rest)}
          </>
        )}
        {rows.others.length > 0 && (
          <>
            <h2>Added</h2>
            {list(rows.others)}
          </>
        )}
      </div>
      <AddIndicator form={handle} rows={rows} indicators={indicators} />
      <div className="wm-form-foot wm-round-foot">
        <div className="wm-actions">
          <button type="submit" className="wm-button wm-button-main">
            Save the round
          </button>
          <ThrowAway form={form} />
        </div>
        <SentLine round={round} context={context} />
        {(form.keeping !== 'nothing' || !round.saved) && <KeptLine keeping={form.keeping} />}
      </div>
    </form>
  );
}

const AddIndicator = memo(function AddIndicator({
  form,
  rows,
  indicators,
}: {
  readonly form: RoundHandle;
  readonly rows: Round['rows'];
  readonly indicators: readonly Indicator[];
}) {
  const [chosen, setChosen] = useState('');
  const there = new Set([...rows.first, ...rows.rest, ...rows.others].map((row) => row.indicator.code));
  const others = indicators.filter((i) => !there.has(i.code) && figuresKindOf(i) !== null);
  const levels = [...new Set(others.map((i) => i.level))];
  return (
    <div className="wm-field">
      <label htmlFor={`${form.id}-add`}>Another indicator</label>
      <p className="wm-help" id={`${form.id}-add-help`}>
        Any context may carry any indicator. Choose one of another level or setting to add its row.
      </p>
      <div className="wm-fields-line">
        <select
          id={`${form.id}-add`}
          className="wm-input"
          aria-describedby={`${form.id}-add-help`}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">Choose</option>
          {levels.map((level) => (
            <optgroup key={level} label={levelLabel(level)}>
              {others
                .filter((i) => i.level === level)
                .map((i) => (
                  <option key={i.code} value={i.code}>
                    {i.code} {i.title}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <button
          type="button"
          className="wm-button"
          disabled={chosen === ''}
          onClick={() => {
            form.set((before) => ({ ...before, added: [...before.added, chosen] }));
            setChosen('');
          }}
        >
          Add its row
        </button>
      </div>
    </div>
  );
});
