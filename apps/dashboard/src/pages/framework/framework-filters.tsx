import {
  type Framework,
  type Goal,
  type GoalSide,
  goalSide,
  type Indicator,
  indicatorRole,
  level,
  type Level,
} from '@waymark/contract';
import { useFilter, useTextFilter } from '../../filters';
import { levelLabel, ROLE_WORDS, SIDE_WORDS } from '../../parts/words';

const LEVELS = ['', ...level.options] as const;
const SIDES = ['', ...goalSide.options] as const;
const ROLES = ['', ...indicatorRole.options] as const;

interface Chosen {
  readonly level: Level | '';
  readonly side: GoalSide | '';
  readonly role: Indicator['role'] | '';
  readonly find: string;
}

/** What is left of the framework under a choice. A goal stays while one of its indicators does, or while it is sought. */
export function narrow(framework: Pick<Framework, 'goals' | 'indicators'>, chosen: Chosen) {
  const sideOf = new Map(framework.goals.map((goal) => [goal.code, goal.side]));
  const words = chosen.find.trim().toLowerCase();
  const has = (...texts: string[]) => texts.join(' ').toLowerCase().includes(words);
  const indicators = framework.indicators.filter(
    (one) =>
      (chosen.level === '' || one.level === chosen.level) &&
      (chosen.side === '' || sideOf.get(one.goal) === chosen.side) &&
      (chosen.role === '' || one.role === chosen.role) &&
      has(one.code, one.title, one.measures, one.goal),
  );
  const kept = new Set(indicators.map((one) => one.goal));
  const onlyIndicatorsChosen = chosen.level !== '' || chosen.role !== '';
  const goals = framework.goals.filter(
    (goal) =>
      (chosen.side === '' || goal.side === chosen.side) &&
      (kept.has(goal.code) || (!onlyIndicatorsChosen && has(goal.code, goal.statement))),
  );
  return { goals, indicators };
}

export interface FrameworkChoice extends Chosen {
  readonly goals: readonly Goal[];
  readonly indicators: readonly Indicator[];
  readonly setLevel: (next: Chosen['level']) => void;
  readonly setSide: (next: Chosen['side']) => void;
  readonly setRole: (next: Chosen['role']) => void;
  readonly setFind: (next: string) => void;
}

export function useFrameworkFilters(framework: Framework): FrameworkChoice {
  const [chosenLevel, setLevel] = useFilter<Chosen['level']>('level', LEVELS, '');
  const [side, setSide] = useFilter<Chosen['side']>('side', SIDES, '');
  const [role, setRole] = useFilter<Chosen['role']>('role', ROLES, '');
  const [find, setFind] = useTextFilter('find');
  const chosen = { level: chosenLevel, side, role, find };
  return { ...chosen, ...narrow(framework, chosen), setLevel, setSide, setRole, setFind };
}

function Choice<T extends string>(props: {
  readonly label: string;
  readonly all: string;
  readonly value: T | '';
  readonly onValue: (next: T | '') => void;
  readonly choices: readonly (T | '')[];
  readonly words: (value: T) => string;
}) {
  return (
    <label className="wm-framework-filter">
      <span>{props.label}</span>
      <select
        className="wm-input"
        value={props.value}
        onChange={(event) => props.onValue(event.target.value as T | '')}
      >
        {props.choices.map((value) => (
          <option key={value} value={value}>
            {value === '' ? props.all : props.words(value)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function FrameworkFilters({
  framework,
  filters,
}: {
  readonly framework: Framework;
  readonly filters: FrameworkChoice;
}) {
  const { goals, indicators } = filters;
  const all = goals.length === framework.goals.length && indicators.length === framework.indicators.length;
  return (
    <div role="search" className="wm-filters" aria-label="Choose what to show">
      <Choice
        label="Level"
        all="All levels"
        value={filters.level}
        onValue={filters.setLevel}
        choices={LEVELS}
        words={levelLabel}
      />
      <Choice
        label="Side"
        all="All sides"
        value={filters.side}
        onValue={filters.setSide}
        choices={SIDES}
        words={(side) => SIDE_WORDS[side] ?? side}
      />
      <Choice
        label="Used as"
        all="Anything"
        value={filters.role}
        onValue={filters.setRole}
        choices={ROLES}
        words={(role) => ROLE_WORDS[role]}
      />
      <label className="wm-framework-filter">
        <span>Find</span>
        <input
          className="wm-input"
          type="search"
          value={filters.find}
          onChange={(event) => filters.setFind(event.target.value)}
        />
      </label>
      <p className="wm-small" role="status">
        {all
          ? `All ${goals.length} goals and ${indicators.length} indicators.`
          : `${goals.length} of ${framework.goals.length} goals, ${indicators.length} of ${framework.indicators.length} indicators.`}
      </p>
    </div>
  );
}
