import type {
  DisclosurePolicy,
  Indicator,
  Meeting,
  PlanChange,
  PlanGoal,
  ReleasedContextPage,
  ReleasedRow,
  ReportPlan,
  ReportTarget,
  Target,
} from '@waymark/contract';
import { thresholdsOf } from '../disclosure/cell-rules';
import { roundTo } from '../disclosure/rounding';
import { type NamedPlace, publicWords } from '../protection/place-names';
import { balanceOf, type CountedMeeting } from './balance';
import { driftOf } from './drift';
import { takingPartOf } from './taking-part';
import { turnsBySide } from './turned';

export interface ReportPlanInput {
  readonly contextId: number;
  /** The reported page: released figures only. Targets are judged by nothing else. */
  readonly page: ReleasedContextPage;
  readonly goals: readonly PlanGoal[];
  readonly changes: readonly PlanChange[];
  readonly meetings: readonly Meeting[];
  readonly grant: {
    readonly id: number;
    readonly title: string;
    readonly start: string;
    readonly end: string;
  };
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly indicatorOf: (code: string) => Indicator | undefined;
  readonly policy: DisclosurePolicy;
  /** Places whose private names leave in no word. */
  readonly places: readonly NamedPlace[];
}

/**
 * The plan of a context for the report of one grant. Every word people wrote is said with public names, every n as
 * released figures are rounded or not at all, and a target counts as reached only where a released figure shows it.
 */
export function reportPlan(input: ReportPlanInput): ReportPlan {
  const { contextId, grant, today } = input;
  const say = (words: string): string => publicWords(words, input.places);
  const until = grant.end < today ? grant.end : today;
  const held = input.meetings.filter(({ date }) => date <= until).map((one) => ofContext(one, contextId));
  const inGrant = held.filter(({ date }) => date >= grant.start);
  const counted = held.map(countedMeeting);
  const actions = counted.flatMap((meeting) => meeting.actions);
  const aimedAt = new Set(
    input.goals
      .filter(({ measures }) => measures.some((m) => m.targets.some(({ grantId }) => grantId === grant.id)))
      .map(({ id }) => id),
  );
  return {
    goals: input.goals
      .filter(({ archived }) => !archived)
      .map(({ statement, hope, sign, howKnown, state, measures }) => ({
        statement: say(statement),
        hope: say(hope),
        sign: say(sign),
        howKnown: say(howKnown),
        state,
        measures: measures.map(({ indicator, baseline, targets }) => ({
          indicator,
          title: input.indicatorOf(indicator)?.title ?? indicator,
          baseline: baseline && {
            date: baseline.date,
            method: say(baseline.method),
            n: baseline.n === null ? 'not counted' : printedBase(baseline.n, indicator, input),
          },
          targets: targets
            .filter(({ grantId }) => grantId === null || grantId === grant.id)
            .map((target) => judged(target, indicator, input)),
        })),
      })),
    changes: input.changes
      .filter(
        ({ date, what, about, goalId }) =>
          (date >= grant.start && date <= until) ||
          (what === 'target' ? about.endsWith(` for ${grant.title}`) : aimedAt.has(goalId)),
      )
      .map(({ date, what, about, before, after, reason }) => ({
        date,
        what,
        about: say(about),
        before: say(withPrintedBase(before, about, input)),
        after: say(withPrintedBase(after, about, input)),
        reason: say(reason),
      }))
      .sort((one, other) => one.date.localeCompare(other.date)),
    planned: balanceOf(actions),
    completed: balanceOf(actions.filter(({ done, doneOn }) => done && (doneOn === null || doneOn <= until))),
    drift: (({ state, sentence }) => ({ state, sentence }))(driftOf(counted)),
    turns: turnsBySide(inGrant.flatMap(({ decisions }) => decisions)),
    takingPart: takingPartOf(inGrant, until),
  };
}

const ofContext = (meeting: Meeting, contextId: number): Meeting => ({
  ...meeting,
  decisions: meeting.decisions.filter((decision) => decision.contextId === contextId),
});

const countedMeeting = ({ id, date, kind, decisions }: Meeting): CountedMeeting => ({
  id,
  date,
  kind,
  actions: decisions
    .filter(({ state }) => state !== 'dropped')
    .map(({ counted, state, doneOn }) => ({
      orientation: counted.orientation,
      done: state === 'done',
      doneOn,
    })),
});

/** How many people or events a baseline rests on, as an outsider may read it; things and levels are told as they are. */
function printedBase(n: number, code: string, { indicatorOf, policy, page }: ReportPlanInput): string {
  const indicator = indicatorOf(code);
  if (page.context.level === 'peer') return 'not printed for a group';
  if (indicator && (indicator.counts === 'things' || indicator.counts === 'none')) return String(n);
  const { minBase, minEvents } = indicator
    ? thresholdsOf(indicator, policy)
    : { minBase: policy.sensitive.min_base, minEvents: policy.events.min_events };
  const least = indicator?.counts === 'events' ? minEvents : minBase;
  return n < least ? 'not printed: small' : String(roundTo(n, policy.people_sample.base_rounding));
}

/** A change of a baseline was kept with its n: the same rule holds for it there. */
function withPrintedBase(words: string, about: string, input: ReportPlanInput): string {
  const code = /^baseline of (\S+)$/.exec(about)?.[1];
  if (code === undefined) return words;
  return words.replace(/, n = (\d+)$/, (_, n: string) => `, n ${printedBase(Number(n), code, input)}`);
}

function judged(target: Target, code: string, input: ReportPlanInput): ReportTarget {
  const { at, value, period } = target;
  const whose = target.grantId === null ? ('the plan' as const) : ('this grant' as const);
  return { whose, period, at, value, ...standing(target, rowOf(input.page, code), input.today) };
}

function rowOf({ rows, effort }: ReleasedContextPage, code: string): ReleasedRow | undefined {
  return [...rows.flatMap(({ row, pairs }) => [row, ...pairs]), ...effort].find(
    ({ indicator, breakdown }) => indicator.code === code && breakdown === '',
  );
}

function standing(
  { at, value, period }: Target,
  row: ReleasedRow | undefined,
  today: string,
): Pick<ReportTarget, 'standing' | 'because'> {
  const cell = row?.cells
    .filter((one) => one.period.end >= period.start && one.period.start <= period.end)
    .at(-1);
  if (!row || !cell)
    return period.end >= today
      ? { standing: 'not due yet', because: 'no released figure yet' }
      : { standing: 'cannot say', because: 'no released figure from these days' };
  if (cell.state === 'withheld')
    return { standing: 'cannot say', because: `the figure of ${cell.period.label} is withheld` };
  if (cell.state === 'missing')
    return { standing: 'cannot say', because: `${cell.period.label}: ${cell.reason}` };
  const share = row.scale.kind === 'percent' || row.scale.kind === 'gap';
  // rounded to a billionth, or a share of 0.55 would be less than 55 percent
  const figure = Math.round((share ? cell.value * 100 : cell.value) * 1e9) / 1e9;
  const reached = at === 'at least' ? figure >= value : figure <= value;
  if (reached) return { standing: 'reached', because: `as released for ${cell.period.label}` };
  return period.end >= today
    ? { standing: 'not due yet', because: `not reached in ${cell.period.label}, as released` }
    : { standing: 'not reached', because: `as released for ${cell.period.label}` };
}
