import { type Goal, type Indicator, level } from '@waymark/contract';
import { levelLabel } from '../../parts/words';
import { IndicatorEntry } from './indicator-entry';

/** Indicators by level in the order of their codes: where each is found does not depend on any figure. */
export function IndicatorsByLevel({
  indicators,
  goals,
}: {
  readonly indicators: readonly Indicator[];
  readonly goals: readonly Goal[];
}) {
  const goalOf = new Map(goals.map((goal) => [goal.code, goal]));
  return (
    <section className="wm-section" aria-labelledby="indicators">
      <h2 id="indicators">Indicators</h2>
      {indicators.length === 0 && <p>No indicator fits this choice. Take one part of it away.</p>}
      {level.options.map((one) => {
        const here = indicators.filter((indicator) => indicator.level === one);
        return here.length === 0 ? null : (
          <section key={one} aria-labelledby={`level-${one}`} className="wm-framework-level">
            <h3 id={`level-${one}`}>{levelLabel(one)}</h3>
            <ul className="wm-quiet-list">
              {here.map((indicator) => (
                <li key={indicator.code} id={indicator.code}>
                  <IndicatorEntry indicator={indicator} goal={goalOf.get(indicator.goal)} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
