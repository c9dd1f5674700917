import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { z } from 'zod';
import { Trouble } from '../../api/errors';
import type { Refusal } from './check';
import { changedOnly } from './changed-only';
import type { How, Makes } from './making';
import { SendForm } from './send-form';
import { type FieldWords, TheirsBesideMine } from './theirs-beside-mine';
import { type Based, basedOn } from './two-editors';
import { type KeptForm, useKeptForm } from './use-kept-form';

/**
 * A form for a record that more than one person may be writing in. A new one is sent whole; a change sends what was changed, on
 * the version it began from. Where somebody else was quicker, theirs is fetched and stands beside what was typed.
 */
export function RecordForm<V extends object, S extends z.ZodType, A>({
  scope,
  name,
  record,
  values,
  schema,
  body,
  extra,
  also,
  whole = false,
  makes,
  send,
  label,
  words,
  onDone,
  children,
}: {
  readonly scope: string;
  readonly name: string;
  /** The record as the server has it now; null where it is new. */
  readonly record: { readonly version: number } | null;
  /** Its values in the form, or those a new one begins with. */
  readonly values: V;
  readonly schema: S;
  readonly body: (values: V) => object;
  /** Sent with a change and no part of the record, such as its reason. */
  readonly extra?: (values: V) => object;
  readonly also?: (values: V) => readonly Refusal[];
  /** The record is saved as a whole, not by its changed fields. */
  readonly whole?: boolean;
  /** Of a new record: how it is changed once it is made. */
  readonly makes?: Makes;
  readonly send: (body: z.output<S>, how: How) => Promise<A>;
  readonly label: string;
  readonly words: FieldWords<V>;
  readonly onDone: () => void;
  /** `made`: what the form began as new is on the server by now. */
  readonly children: (form: KeptForm<Based<V>>, made: boolean) => ReactNode;
}) {
  const client = useQueryClient();
  const version = record?.version ?? 0;
  const form = useKeptForm<Based<V>>(scope, name, basedOn(version, values));
  const untouched = form.keeping === 'nothing' && form.values.basis.version !== version;
  const { clear } = form;
  useEffect(() => {
    // nothing was typed: then the form simply is what the other one saved
    if (untouched) clear(basedOn(version, values));
  }, [untouched, clear, version, values]);
  const sent = (typed: Based<V>) => {
    if (record === null) return body(typed);
    const { began, version: on } = typed.basis;
    const now = body(typed);
    return whole
      ? { body: now, version: on }
      : { ...changedOnly(now, body(began)), ...extra?.(typed), version: on };
  };
  const sendOn = async (checked: z.output<S>, how: How) => {
    try {
      return await send(checked, how);
    } catch (failure) {
      if (failure instanceof Trouble && failure.conflict) await client.invalidateQueries();
      throw failure;
    }
  };
  return (
    <SendForm
      form={form}
      schema={schema}
      body={sent}
      {...(also ? { also } : {})}
      makes={record === null ? makes : undefined}
      alsoChanges={extra}
      send={sendOn}
      label={label}
      onSaved={onDone}
      onCancel={onDone}
    >
      {(made) => (
        <>
          {record && !untouched && (
            <TheirsBesideMine form={form} record={record} valuesOf={values} words={words} />
          )}
          {children(form, made)}
        </>
      )}
    </SendForm>
  );
}
