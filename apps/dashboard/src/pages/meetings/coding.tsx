import { actionTag, type Decision, endpoints } from '@waymark/contract';
import { useSend } from '../../api/queries';
import { LongTextField } from '../../parts/form/field';
import { fieldAt } from '../../parts/form/rows';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { type Approach, type Orientation, TagFields } from './tag-fields';

interface Part {
  readonly scope: string;
  readonly one: Decision;
  readonly onDone: () => void;
}

const tagOf = (v: { orientation: Orientation; approach: Approach }) => ({
  orientation: v.orientation,
  approach: v.approach || null,
});

/** One of two people codes, without seeing what the other said. */
export function CodeForm({ scope, one, onDone }: Part) {
  const send = useSend('codeDecision');
  const form = useKeptForm(scope, `code-${one.id}`, {
    orientation: '' as Orientation,
    approach: '' as Approach,
  });
  return (
    <SendForm
      form={form}
      schema={actionTag}
      body={tagOf}
      send={(body) => send.mutateAsync({ params: { id: one.id }, body })}
      label="Save my code"
      onSaved={onDone}
      onCancel={onDone}
    >
      <p className="wm-small">
        Judge the action by itself, before you talk about it. You see the other code once you have given
        yours.
      </p>
      <TagFields orientation={form.field('orientation')} approach={form.field('approach')} />
    </SendForm>
  );
}

/** Two people differ: they talk, and say what settled it. Both codes stay. */
export function SettleForm({ scope, one, onDone }: Part) {
  const send = useSend('settleDecision');
  const form = useKeptForm(scope, `settle-${one.id}`, {
    orientation: '' as Orientation,
    approach: '' as Approach,
    reason: '',
  });
  return (
    <SendForm
      form={form}
      schema={endpoints.settleDecision.body}
      body={(v) => ({ tag: tagOf(v), reason: v.reason, version: one.version })}
      send={(body) => send.mutateAsync({ params: { id: one.id }, body })}
      label="Settle it"
      onSaved={onDone}
      onCancel={onDone}
    >
      <TagFields
        orientation={fieldAt(form, 'orientation', 'tag.orientation')}
        approach={fieldAt(form, 'approach', 'tag.approach')}
        about="What you settled on"
      />
      <LongTextField {...form.field('reason')} label="What settled it" help="Kept beside both codes." />
    </SendForm>
  );
}
