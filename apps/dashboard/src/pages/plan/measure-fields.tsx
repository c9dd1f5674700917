import type { Framework, Grant } from '@waymark/contract';
import { RadioField, SelectField, TextField } from '../../parts/form/field';
import { RowsField, rowsOf } from '../../parts/form/rows';
import type { Based } from '../../parts/form/two-editors';
import { type Bound, type KeptForm } from '../../parts/form/use-kept-form';
import { sentenceFor } from '../../parts/form/check';
import { type GoalValues, NEW_MEASURE, NEW_TARGET, type TargetValues } from './goal-values';

interface Part {
  readonly form: KeptForm<Based<GoalValues>>;
  readonly grants: readonly Grant[];
}

/** Indicators of a goal, each with its baseline and one target per funder and period. */
export function MeasureFields({ form, framework, grants }: Part & { readonly framework: Framework }) {
  const measures = rowsOf(form, 'measures');
  return (
    <RowsField
      label="Measures"
      help="Indicators that will show the sign, each with where it began and what was promised to whom."
      count={measures.rows.length}
      most={8}
      add="Add a measure"
      onAdd={() => measures.add(NEW_MEASURE)}
      onTakeOut={measures.takeOut}
      rowName={(at) => measures.rows[at]?.indicator || `measure ${at + 1}`}
    >
      {(at) => (
        <>
          <SelectField
            {...measures.field(at, 'indicator')}
            label="Indicator"
            help="From the framework. Effort is not offered: what was done is not what changed."
            choices={framework.indicators
              .filter(({ role }) => role !== 'effort')
              .map(({ code, title }) => ({ value: code, label: `${code}  ${title}` }))}
          />
          <div className="wm-fields-line">
            <TextField
              {...measures.field(at, 'date', 'baseline.date')}
              kind="date"
              label="Baseline: day"
              help="When it was first measured: verdicts begin at the wave that holds this day."
              optional
            />
            <TextField
              {...measures.field(at, 'method', 'baseline.method')}
              label="Baseline: how"
              help="Survey on the spot, two people rating."
              max={200}
              optional
            />
            <TextField
              {...measures.field(at, 'n', 'baseline.n')}
              kind="number"
              width="short"
              label="Baseline: n"
              help="On how many it rests."
              optional
            />
          </div>
          <Targets form={form} grants={grants} at={at} />
        </>
      )}
    </RowsField>
  );
}

function Targets({ form, grants, at }: Part & { readonly at: number }) {
  const measures = rowsOf(form, 'measures');
  const targets = measures.rows[at]?.targets ?? [];
  const put = (next: readonly TargetValues[]) => measures.change(at, { targets: next });
  const field = <F extends keyof TargetValues>(
    i: number,
    name: F,
    path: string = name,
  ): Bound<TargetValues[F]> => ({
    id: `${form.id}-measures-${at}-targets-${i}-${path.replaceAll('.', '-')}`,
    value: (targets[i] as TargetValues)[name],
    onValue: (value) => put(targets.map((one, k) => (k === i ? { ...one, [name]: value } : one))),
    refusal: sentenceFor(form.refusals, `measures.${at}.targets.${i}.${path}`),
  });
  return (
    <RowsField
      label="Targets"
      help="What was promised, to whom, for which days. None is better than one nobody can measure."
      count={targets.length}
      most={12}
      add="Add a target"
      onAdd={() => put([...targets, NEW_TARGET])}
      onTakeOut={(i) => put(targets.filter((_, k) => k !== i))}
      rowName={(i) => `target ${i + 1}`}
    >
      {(i) => (
        <>
          <div className="wm-fields-line">
            <SelectField
              {...field(i, 'grantId')}
              label="For"
              help="Which funder asked for it."
              empty="The plan itself"
              choices={grants.map(({ id, funder, title }) => ({
                value: String(id),
                label: `${funder}: ${title}`,
              }))}
            />
            <TextField {...field(i, 'start', 'period.start')} kind="date" label="From" help="First day." />
            <TextField {...field(i, 'end', 'period.end')} kind="date" label="To" help="Last day." />
          </div>
          <div className="wm-fields-line">
            <RadioField
              {...field(i, 'at')}
              label="At least or at most"
              help="Which way it should go."
              choices={[
                { value: 'at least', label: 'At least' },
                { value: 'at most', label: 'At most' },
              ]}
            />
            <TextField
              {...field(i, 'value')}
              kind="decimal"
              width="short"
              label="How much"
              help="In the unit shown: percent 0 to 100, a level 0 to 4."
            />
          </div>
        </>
      )}
    </RowsField>
  );
}
