import type { ValuesList, ValuesReview } from '@waymark/contract';
import { LongTextField, SelectField, TextField } from '../../../parts/form/field';
import { fieldAt } from '../../../parts/form/rows';
import type { FieldWords } from '../../../parts/form/theirs-beside-mine';
import type { Based } from '../../../parts/form/two-editors';
import type { Bound, KeptForm } from '../../../parts/form/use-kept-form';

/** A review of values as it stands in its form. */
export interface ValuesTyped {
  date: string;
  level: Readonly<Record<string, string>>;
  evidence: Readonly<Record<string, string>>;
  note: string;
}
type Asked = Pick<ValuesList, 'levels' | 'values'>;

export function valuesTyped(review: Omit<ValuesReview, 'kind'> | null): ValuesTyped {
  const { date, note, entries } = review ?? { date: '', note: '', entries: [] };
  return {
    date,
    note,
    level: Object.fromEntries(entries.map(({ value, level }) => [value, String(level)])),
    evidence: Object.fromEntries(entries.map(({ value, evidence }) => [value, evidence])),
  };
}

const judgedIn = ({ values }: Asked, typed: ValuesTyped): string[] =>
  values.map(({ code }) => code).filter((code) => (typed.level[code] ?? '') !== '');

export const valuesBody = (list: Asked) => (typed: ValuesTyped) => ({
  date: typed.date,
  note: typed.note,
  entries: judgedIn(list, typed).map((value) => ({
    value,
    level: Number(typed.level[value]),
    evidence: typed.evidence[value] ?? '',
  })),
});

export const valuesWords = (list: Asked): FieldWords<ValuesTyped> => ({
  date: { label: 'Day' },
  note: { label: 'Note' },
  level: {
    label: 'Levels',
    say: (typed) =>
      judgedIn(list, typed)
        .map((code) => `${list.values.find((one) => one.code === code)?.label ?? code} ${typed.level[code]}`)
        .join(', '),
  },
  evidence: { label: 'Evidence', say: (typed) => Object.values(typed.evidence).join(' / ') },
});

/** Each value with what is asked about it, its level and what shows it. `at` is where the review stands in what is sent. */
export function ValuesFields({
  form,
  list,
  at,
}: {
  readonly form: KeptForm<Based<ValuesTyped>>;
  readonly list: Asked;
  readonly at: string;
}) {
  const within = (name: 'level' | 'evidence', code: string): Bound<string> => {
    const row = judgedIn(list, form.values).indexOf(code);
    return {
      id: `${form.id}-${name}-${code}`,
      value: form.values[name][code] ?? '',
      onValue: (value) => {
        form.set((before) => ({ ...before, [name]: { ...before[name], [code]: value } }));
        form.mended(`${at}entries`);
      },
      refusal: form.refusals.find(({ field }) => field === `${at}entries.${row}.${name}`)?.sentence,
    };
  };
  return (
    <>
      <TextField {...fieldAt(form, 'date', `${at}date`)} kind="date" label="Day" help="When you talked." />
      {list.values.map(({ code, label, ask }) => (
        <section key={code} className="wm-form-part" aria-label={label}>
          <h3>{label}</h3>
          <p>{ask}</p>
          <SelectField
            {...within('level', code)}
            label="Level"
            help="The one whose words fit."
            choices={list.levels.map(({ level, says }) => ({
              value: String(level),
              label: `${level}  ${says}`,
            }))}
          />
          <LongTextField
            {...within('evidence', code)}
            label="What shows it"
            help="A level without evidence is a wish."
          />
        </section>
      ))}
      <LongTextField
        {...fieldAt(form, 'note', `${at}note`)}
        label="Note"
        help="What else to know."
        optional
      />
    </>
  );
}
