import { newPolicyChange, type PolicyChange, type PolicyPage, type PolicyRule } from '@waymark/contract';
import { useSend } from '../../api/queries';
import { LongTextField, TextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';

/** Every rule with its value. What is not touched stays; the server says what becomes looser before anything holds. */
export function ChangeForm({
  data,
  onDone,
  onCancel,
}: {
  readonly data: PolicyPage;
  readonly onDone: (change: PolicyChange) => void;
  readonly onCancel: () => void;
}) {
  const send = useSend('proposePolicy');
  const form = useFleetingForm<Record<string, string>>({
    reason: '',
    ...Object.fromEntries(data.rules.map(({ path, value }) => [path, String(value)])),
  });
  const changed = data.rules.filter(({ path, value }) => form.values[path]?.trim() !== String(value));
  return (
    <SendFleeting
      form={form}
      schema={newPolicyChange}
      body={(values) => ({
        fromVersion: data.version,
        reason: values['reason'] ?? '',
        rules: changed.map((rule) => ({ path: rule.path, value: valueOf(rule, values[rule.path] ?? '') })),
      })}
      send={(body) => send.mutateAsync({ body })}
      label="Propose the change"
      onDone={onDone}
      onCancel={onCancel}
    >
      <div className="wm-policy-fields">
        {data.rules.map(({ path, what, does, value }) => (
          <TextField
            key={path}
            {...form.field(path)}
            label={what}
            help={`Is ${typeof value === 'number' ? value : `“${value}”`} now. ${does}`.trim()}
            kind={typeof value === 'number' ? 'number' : 'text'}
            width="short"
            max={8}
          />
        ))}
      </div>
      <LongTextField
        {...form.field('reason')}
        label="Why"
        help="Needed where anything becomes looser: whoever agrees reads it, and it stays with the version."
        optional
      />
    </SendFleeting>
  );
}

/** As the contract wants it; what is no number is refused by it, with a sentence. */
function valueOf({ value }: PolicyRule, typed: string): number | string {
  const text = typed.trim();
  return typeof value === 'number' && /^\d+$/.test(text) ? Number(text) : text;
}
