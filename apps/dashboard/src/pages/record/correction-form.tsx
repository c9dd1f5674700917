import { correction, figuresKindOf, type Indicator, type Observation } from '@waymark/contract';
import { useSend } from '../../api/queries';
import { LongTextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { sentenceFor } from '../../parts/form/check';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { FigureFields, helpFor, MissingField } from './figure-fields';
import { alsoRefused, type FigureValues, figuresOf, NAMES, valuesOf } from './figure-values';

interface Values {
  readonly figures: FigureValues;
  readonly reason: string;
}

/** Replaces a figure with a better one and a reason; the old one stays visible. */
export function CorrectionForm({
  scope,
  old,
  indicator,
  onDone,
}: {
  readonly scope: string;
  readonly old: Observation;
  readonly indicator: Indicator;
  readonly onDone: () => void;
}) {
  const kind = figuresKindOf(indicator);
  const form = useKeptForm<Values>(scope, `correction-${old.id}`, {
    figures: valuesOf(old.figures),
    reason: '',
  });
  const send = useSend('correctObservation');
  if (kind === null) return <p>This figure is computed from others: correct those.</p>;
  const { figures } = form.values;
  const first = NAMES[kind][0] ?? 'missing';
  const helpId = `${form.id}-help`;
  return (
    <SendForm
      form={form}
      schema={correction}
      body={(values) => ({ figures: figuresOf(kind, values.figures), reason: values.reason })}
      also={(values) =>
        alsoRefused(indicator, kind, values.figures).map((r) => ({ ...r, field: `figures.${r.field}` }))
      }
      makes="unchangeable"
      send={(body, how) => send.mutateAsync({ params: { id: old.id }, body, ...how })}
      label="Save the correction"
      onSaved={onDone}
      onCancel={onDone}
    >
      <div>
        <p className="wm-help" id={helpId}>
          {indicator.measures}. {helpFor(indicator, kind)}
        </p>
        <div className="wm-round-cells">
          <FigureFields
            indicator={indicator}
            kind={kind}
            bound={{
              values: figures,
              idOf: (name) => `${form.id}-figures-${name}`,
              // a refusal of the whole figure is told at its first field
              refusalOf: (name) =>
                sentenceFor(form.refusals, `figures.${name}`) ??
                (name === first ? form.refusals.find((r) => r.field === 'figures')?.sentence : undefined),
              onValue: (name, value) => {
                form.set((before) => ({ ...before, figures: { ...before.figures, [name]: value } }));
                form.mended(`figures.${name}`);
              },
              helpId,
            }}
          />
          <MissingField
            bound={{
              values: figures,
              idOf: (name) => `${form.id}-figures-${name}`,
              refusalOf: () => undefined,
              onValue: (name, value) =>
                form.set((before) => ({ ...before, figures: { ...before.figures, [name]: value } })),
              helpId,
            }}
          />
        </div>
      </div>
      <LongTextField
        {...form.field('reason')}
        label="Why it changes"
        help="For example: two forms were counted twice. The reason stays beside the figure for good."
      />
    </SendForm>
  );
}
