import type { PeriodRule, TableRule } from '@waymark/contract';
import { useId } from 'react';
import { choiceAt, type Desk, faultsAt } from './desk';
import { asksPeriod, ruleAt, withTable } from './draft-state';

const FROM: Record<PeriodRule['from'], string> = {
  column: 'a column of the table',
  heading: 'the headings of the figures',
  title: 'the lines above the table',
  'sheet name': 'the name of the sheet',
  'file name': 'the name of the file',
  asked: 'I say it: one period for the whole file',
};
const YEARS: Record<PeriodRule['years'], string> = {
  calendar: 'January to December',
  financial: 'April to March',
  school: 'September to August',
};
const EACH: Record<Extract<PeriodRule, { from: 'column' }>['each'], string> = {
  'as written': 'what the cell says',
  month: 'the month the date lies in',
  quarter: 'its quarter',
  'half-year': 'its half-year',
  year: 'its year',
  'all rows': 'first to last date of the file',
};
const DATES: Record<TableRule['dates'], string> = {
  'day first': 'day first (31/03/2024)',
  'month first': 'month first (03/31/2024)',
  'year first': 'year first (2024-03-31)',
};
const keys = <K extends string>(record: Record<K, string>) => Object.keys(record) as K[];

/** When the figures are of: found in the file, or asked. */
export function PeriodSection({ desk, table }: { readonly desk: Desk; readonly table: number }) {
  const id = useId();
  const rule = ruleAt(desk.draft, table);
  if (!rule) return null;
  const { period, dates } = rule;
  const set = (next: PeriodRule) => desk.change((d) => withTable(d, table, (t) => ({ ...t, period: next })));
  const from = (to: PeriodRule['from']): PeriodRule =>
    to === 'column'
      ? { from: 'column', each: 'as written', years: period.years }
      : { from: to, years: period.years };
  const choice = choiceAt(desk, `tables.${table}.period`);
  return (
    <section className="wm-section" id="period" tabIndex={-1} aria-labelledby="period-title">
      <h2 id="period-title">When</h2>
      {choice && (
        <p className="wm-small">
          {choice.sure !== 'sure' && (
            <span className="wm-tag">{choice.sure === 'ask' ? 'please say' : 'likely'}</span>
          )}{' '}
          {choice.because}
        </p>
      )}
      {faultsAt(desk, table, 'period').map((sentence) => (
        <p key={sentence} className="wm-refusal">
          {sentence}
        </p>
      ))}
      <div className="wm-fields-line">
        <Pick
          id={`${id}-from`}
          label="The period is said by"
          value={period.from}
          choices={FROM}
          onValue={(to) => set(from(to))}
        />
        {period.from === 'column' && (
          <Pick
            id={`${id}-each`}
            label="A row counts for"
            value={period.each}
            choices={EACH}
            onValue={(each) => set({ ...period, each })}
          />
        )}
        <Pick
          id={`${id}-years`}
          label="Years and quarters run"
          value={period.years}
          choices={YEARS}
          onValue={(years) => set({ ...period, years })}
        />
        <Pick
          id={`${id}-dates`}
          label="Dates are written"
          value={dates}
          choices={DATES}
          onValue={(next) => desk.change((d) => withTable(d, table, (t) => ({ ...t, dates: next })))}
        />
      </div>
      {asksPeriod(desk.draft) && <Asked desk={desk} />}
    </section>
  );
}

function Asked({ desk: { draft, change } }: { readonly desk: Desk }) {
  const id = useId();
  const wrong = draft.start !== '' && draft.end !== '' && draft.start > draft.end;
  const fields = [
    ['start', 'First day'],
    ['end', 'Last day'],
  ] as const;
  return (
    <div className="wm-fields-line">
      {fields.map(([name, label]) => (
        <div key={name} className="wm-field">
          <label htmlFor={`${id}-${name}`}>{label}</label>
          <input
            id={`${id}-${name}`}
            type="date"
            className="wm-input wm-input-medium"
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? `${id}-wrong` : undefined}
            value={draft[name]}
            onChange={(event) => change((before) => ({ ...before, [name]: event.target.value }))}
          />
        </div>
      ))}
      {wrong && (
        <p className="wm-refusal" id={`${id}-wrong`}>
          The last day lies before the first.
        </p>
      )}
    </div>
  );
}

function Pick<K extends string>({
  id,
  label,
  value,
  choices,
  onValue,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: K;
  readonly choices: Record<K, string>;
  readonly onValue: (value: K) => void;
}) {
  return (
    <div className="wm-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="wm-input"
        value={value}
        onChange={(event) => onValue(event.target.value as K)}
      >
        {keys(choices).map((key) => (
          <option key={key} value={key}>
            {choices[key]}
          </option>
        ))}
      </select>
    </div>
  );
}
