import { ageBand, type Framework, type Site, sizeBand } from '@waymark/contract';
import { ChecksField, LongTextField, RadioField, SelectField, TextField } from '../../parts/form/field';
import type { KeptForm } from '../../parts/form/use-kept-form';
import { LEVELS, SETTINGS, SIDE_WORDS } from '../../parts/words';
import { codeFrom, type ContextValues, settingOf } from './context-values';

const FEW_GOALS = 5;

/** The fields of a context; which of them appear follows the level. */
export function ContextFields({
  form,
  sites,
  framework,
}: {
  readonly form: KeptForm<ContextValues>;
  readonly sites: readonly Site[];
  readonly framework: Framework;
}) {
  const { values } = form;
  const peer = values.level === 'peer';
  return (
    <>
      <SelectField
        {...form.field('siteId')}
        label="Site"
        help="The area of work this context lies in."
        choices={sites.map((s) => ({ value: String(s.id), label: s.name }))}
      />
      <RadioField
        {...form.field('level')}
        label="Level"
        help="What kind of context it is. The indicators offered follow from it; any other can still be recorded."
        choices={LEVELS}
      />
      {values.level === 'location' && (
        <RadioField
          {...form.field('setting')}
          value={settingOf(values)}
          label="Setting"
          help="Schools have indicators of their own."
          choices={SETTINGS.location.map((s) => ({
            value: s,
            label: s === 'school' ? 'School or college' : 'Neighbourhood: any other place',
          }))}
        />
      )}
      <TextField
        {...form.field('kind')}
        label="What it is, in a few words"
        help={peer ? 'For example: friends who meet after school.' : 'For example: park with a sports cage.'}
        max={160}
      />
      {peer && (
        <>
          <SelectField
            {...form.field('sizeBand')}
            label="About how many young people"
            help="A band, never a list. Nobody in the group is ever named or counted out."
            choices={sizeBand.options.map(same)}
          />
          <SelectField
            {...form.field('ageBand')}
            label="About how old"
            help="The band most of them fall in."
            choices={ageBand.options.map(same)}
          />
        </>
      )}
      <TextField
        {...form.field('pseudonym')}
        label="Public name (a pseudonym)"
        help={
          peer
            ? 'An invented name, such as “The Tuesday group”: never the name, initials or street of a member.'
            : 'The only name anyone outside the team ever sees. Choose one that does not give the place away.'
        }
        max={120}
      />
      {!peer && (
        <TextField
          {...form.field('privateName')}
          label="Name the team uses"
          help="The real name of the place. It never leaves the team. Not the name of a person."
          max={160}
          optional
        />
      )}
      <TextField
        {...form.field('code')}
        width="medium"
        label="Code in import files"
        help={
          values.code === '' && values.pseudonym.trim() !== ''
            ? `Short and stable. If you leave it empty, it is ${codeFrom(values.pseudonym)}.`
            : 'Short and stable: letters, digits and hyphens, such as A-garages.'
        }
        max={40}
        optional
      />
      <div className="wm-fields-line">
        <TextField
          {...form.field('opened')}
          kind="date"
          label="Opened"
          help="The first day there is anything to know about it here. Figures begin no earlier."
        />
        <TextField
          {...form.field('closed')}
          kind="date"
          label="Closed"
          help="If it dissolved or was pulled down: its lines end there and do not fall to zero."
          optional
        />
        <TextField
          {...form.field('nextReview')}
          kind="date"
          label="Next review"
          help="When its plan is looked at next. The overview reminds you."
          optional
        />
      </div>
      <GoalFields form={form} framework={framework} />
      <LongTextField
        {...form.field('note')}
        label="Note"
        help="What a colleague should know in five years. No names of young people, families or suspects."
        optional
      />
    </>
  );
}

function GoalFields({ form, framework }: { form: KeptForm<ContextValues>; framework: Framework }) {
  const { values } = form;
  const sides = [...new Set(framework.goals.map((g) => g.side))];
  const many = values.goals.length > FEW_GOALS;
  const setting = settingOf(values);
  const fitting = framework.indicators.filter(
    (i) =>
      i.aggregation !== 'computed' &&
      i.role !== 'context_only' &&
      i.role !== 'effort' &&
      (values.headlineIndicators.includes(i.code) ||
        (i.level === values.level && (i.setting === setting || i.setting === 'any'))),
  );
  return (
    <>
      <ChecksField
        {...form.field('goals')}
        label="Goals of the plan"
        help="A few things that should become true of this context."
        optional
        groups={sides.map((side) => ({
          label: SIDE_WORDS[side] ?? side,
          choices: framework.goals
            .filter((g) => g.side === side)
            .map((g) => ({ value: g.code, label: `${g.code}  ${g.statement}` })),
        }))}
        notice={
          many
            ? `${values.goals.length} goals are chosen. Plans with more than ${FEW_GOALS} are seldom carried out: keep those you will act on.`
            : undefined
        }
      />
      {fitting.length > 0 && (
        <ChecksField
          {...form.field('headlineIndicators')}
          label="Headline indicators"
          help="Name in advance the few by which you want to be judged: they are judged together, so that one of many cannot look good by chance."
          optional
          groups={[
            {
              choices: fitting.map((i) => ({
                value: i.code,
                label: `${i.code}  ${i.title}`,
                words: i.measures,
              })),
            },
          ]}
        />
      )}
    </>
  );
}

const same = <T extends string>(value: T) => ({ value, label: value });
