import { endpoints, newPlanDocument, type PlanDocument, type PlanTemplates } from '@waymark/contract';
import type { ReactNode } from 'react';
import { useSend } from '../../../api/queries';
import { RecordForm } from '../../../parts/form/record-form';
import type { FieldWords } from '../../../parts/form/theirs-beside-mine';
import type { Based } from '../../../parts/form/two-editors';
import type { KeptForm } from '../../../parts/form/use-kept-form';

/** What the form of one kind of document is about. */
export interface OneDocument {
  readonly scope: string;
  readonly contextId: number;
  readonly templates: PlanTemplates;
  /** Null for a new one. */
  readonly one: PlanDocument | null;
  readonly onDone: () => void;
}

/** A document of a context is begun and saved as a whole, on the version it was opened at. */
export function DocumentForm<V extends object>({
  scope,
  contextId,
  kind,
  one,
  values,
  body,
  label,
  words,
  onDone,
  children,
}: {
  readonly scope: string;
  readonly contextId: number;
  readonly kind: string;
  readonly one: PlanDocument | null;
  readonly values: V;
  readonly body: (values: V) => object;
  readonly label: string;
  readonly words: FieldWords<V>;
  readonly onDone: () => void;
  /** `at` is where the body stands in what is sent: its fields are refused by that path. */
  readonly children: (form: KeptForm<Based<V>>, at: string) => ReactNode;
}) {
  const add = useSend('addPlanDocument');
  const change = useSend('changePlanDocument');
  const part = { scope, values, body, label, words, onDone };
  return one ? (
    <RecordForm
      {...part}
      name={`document-${one.id}`}
      record={one}
      whole
      schema={endpoints.changePlanDocument.body}
      send={(sent) => change.mutateAsync({ params: { id: one.id }, body: sent })}
    >
      {(form) => children(form, 'body.')}
    </RecordForm>
  ) : (
    <RecordForm
      {...part}
      name={`document-${kind}-new-${contextId}`}
      record={null}
      schema={newPlanDocument}
      makes="changePlanDocument"
      send={(sent, how) => add.mutateAsync({ params: { id: contextId }, body: sent, ...how })}
    >
      {(form) => children(form, '')}
    </RecordForm>
  );
}
