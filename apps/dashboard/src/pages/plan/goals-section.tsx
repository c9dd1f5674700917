import type { Framework, GoalMeasure, Grant, PlanGoal, PlanPage, SeriesRow } from '@waymark/contract';
import { Link } from 'react-router';
import { ArchivableLine } from '../../parts/archivable-line';
import { useOpenForm } from '../../parts/form/use-open-form';
import { usePress } from '../../parts/form/use-press';
import { datesInWords, dayWords, SIDE_WORDS } from '../../parts/words';
import { paths } from '../../paths';
import { GoalForm } from './goal-form';
import { funderOf } from './goal-values';
import { useMay } from '../../reach';
import { STATE_WORDS, targetWords } from './plan-words';
import { Standing, useStandings } from './standing';

/** More than this and no goal comes first. */
const FEW = 5;

interface Part {
  readonly scope: string;
  readonly plan: PlanPage;
  readonly framework: Framework;
  readonly grants: readonly Grant[];
}

/** Few goals, each with hope, sign, how one will know, and its measures. */
export function GoalsSection({ scope, plan, framework, grants }: Part) {
  const may = useMay();
  const standings = useStandings(plan);
  const { open, show, close } = useOpenForm('goal');
  const running = plan.goals.filter(({ archived, state }) => !archived && state === 'open').length;
  const form = (goal: PlanGoal | null) => (
    <GoalForm
      scope={scope}
      contextId={plan.contextId}
      framework={framework}
      grants={grants}
      goal={goal}
      onDone={close}
    />
  );
  return (
    <section className="wm-section wm-entry" id="goals">
      <h2>Goals</h2>
      {plan.goals.length === 0 && <p>No goal yet. Two or three are enough to begin with.</p>}
      {running > FEW && (
        <p className="wm-notice" role="status">
          {running} goals are open. With more than {FEW} none comes first: which must change before the others
          can?
        </p>
      )}
      <ul className="wm-quiet-list">
        {plan.goals.map((goal) => (
          <li key={goal.id}>
            {open === goal.id ? (
              form(goal)
            ) : (
              <GoalEntry
                goal={goal}
                plan={plan}
                framework={framework}
                grants={grants}
                standings={standings}
                onEdit={() => show(goal.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {open === 'new'
        ? form(null)
        : may('addGoal') && (
            <button type="button" className="wm-button" onClick={() => show('new')}>
              Add a goal
            </button>
          )}
    </section>
  );
}

function GoalEntry({
  goal,
  plan,
  framework,
  grants,
  standings,
  onEdit,
}: Omit<Part, 'scope'> & {
  readonly goal: PlanGoal;
  readonly standings: ReadonlyMap<string, SeriesRow>;
  readonly onEdit: () => void;
}) {
  const archive = usePress('changeGoal', `goal-${goal.id}`, `The goal “${goal.statement}”`);
  const changes = plan.changes.filter(({ goalId }) => goalId === goal.id);
  return (
    <ArchivableLine
      named={goal.statement}
      archived={goal.archived}
      archive={archive}
      onArchive={(archived) =>
        archive.mutate({ params: { id: goal.id }, body: { archived, version: goal.version } })
      }
      onEdit={onEdit}
      by="changeGoal"
    >
      <div className="wm-goal">
        <div>
          <p className="wm-small">
            {[goal.goal, SIDE_WORDS[goal.side]].filter(Boolean).join(' · ')}
            {goal.state !== 'open' && <span className="wm-tag"> {STATE_WORDS[goal.state]}</span>}
            {goal.archived && <span className="wm-tag"> archived</span>}
          </p>
          <h3>{goal.statement}</h3>
          <dl className="wm-plan-facts">
            <Fact name="Hope" words={goal.hope} />
            <Fact name="Sign" words={goal.sign} />
            <Fact name="How we will know" words={goal.howKnown} />
            <Fact name="Next review" words={goal.nextReview ? dayWords(goal.nextReview) : ''} />
          </dl>
        </div>
        <div>
          {goal.measures.length === 0 && <p className="wm-small">No measure yet.</p>}
          {goal.measures.map((measure) => (
            <Measure
              key={measure.indicator}
              {...{ measure, framework, grants }}
              contextId={plan.contextId}
              row={standings.get(measure.indicator)}
            />
          ))}
        </div>
      </div>
      {changes.length > 0 && (
        <div className="wm-moved">
          <p>
            <strong>Moved since it was set, and told in every report</strong>
          </p>
          <ul>
            {changes.map((change) => (
              <li key={change.id}>
                <time dateTime={change.date}>{dayWords(change.date)}</time>, {change.about}: from “
                {datesInWords(change.before)}” to “{datesInWords(change.after)}”. Why: {change.reason}{' '}
                <span className="wm-small">({change.by})</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </ArchivableLine>
  );
}

const Fact = ({ name, words }: { readonly name: string; readonly words: string }) =>
  words === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  );

function Measure({
  measure: { indicator, baseline, targets },
  contextId,
  framework,
  grants,
  row,
}: Pick<Part, 'framework' | 'grants'> & {
  readonly measure: GoalMeasure;
  readonly contextId: number;
  readonly row: SeriesRow | undefined;
}) {
  const title = framework.indicators.find(({ code }) => code === indicator)?.title ?? '';
  return (
    <div className="wm-measure">
      <p>
        <Link to={paths.time(contextId, indicator)}>
          {indicator} {title}
        </Link>
      </p>
      <p className="wm-small">
        {baseline === null
          ? 'No baseline yet.'
          : `Baseline ${dayWords(baseline.date)}: ${baseline.method}${baseline.n === null ? ', n not counted' : `, n ${baseline.n}`}.`}
      </p>
      {targets.map((target, i) => (
        <p className="wm-small" key={i}>
          {targetWords(target, funderOf(grants, target.grantId))}
        </p>
      ))}
      {row && <Standing contextId={contextId} row={row} />}
    </div>
  );
}
