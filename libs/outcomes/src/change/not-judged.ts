import { eachOf, type Indicator } from '@waymark/contract';
import { nothingFound, type Finding } from './finding';
import { dayInWords } from '../table/period-label';
import { isShown, type Segment } from './segment';
import { figureInWords } from './wording';

/** Effort, milestones and the use of a place: the figure, or reached and when, and no verdict. */
export function notJudged({ indicator, waves }: Segment): Finding {
  const figures = waves.filter(isShown);
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last) return { ...nothingFound, change: 'not judged', lack: 'nothing recorded yet' };
  const found: Finding = {
    ...nothingFound,
    change: 'not judged',
    latest: last.period,
    now: figureInWords(last.stats, indicator),
    fact: why(indicator),
  };
  if (last.stats.kind === 'milestone') {
    const { reached } = last.stats;
    return {
      ...found,
      opening:
        reached === null
          ? `Not reached by ${dayInWords(last.period.end)}`
          : `Reached on ${dayInWords(reached)}`,
    };
  }
  if (first === last) return found;
  return { ...found, baseline: first.period, then: figureInWords(first.stats, indicator) };
}

function why(indicator: Indicator): string {
  const { role, aggregation } = indicator;
  if (role === 'effort') return 'this is effort, which is counted and never read as change';
  if (aggregation === 'milestone') return 'a milestone is reached or not, and has no trend';
  if (eachOf(indicator))
    return 'what something costs has no better side, is not judged, and is never money saved';
  return 'this describes the place and is not judged: quieter can mean pushed elsewhere';
}
