import type { Goal, Indicator, Item } from '@waymark/contract';
import { Link } from 'react-router';
import { DIRECTION_WORDS, INDICATOR_ORIENTATION_WORDS, ROLE_WORDS } from '../../parts/words';
import { paths } from '../../paths';
import { ProvenanceTag } from './provenance-tag';

type Judged = Pick<Indicator, 'aggregation' | 'counts' | 'role' | 'setting' | 'measure_type' | 'fixed_list'>;

/** What a verdict about this indicator rests on: the page of the method, by the way its observations add up. */
export function methodOf({ aggregation, counts, role, setting, measure_type, fixed_list }: Judged): string {
  if (role === 'effort' || aggregation === 'milestone' || measure_type === 'mean_per_observation')
    return 'not-judged';
  if (setting === 'local authority area') return 'area-trend';
  if (measure_type === 'mean_of_levels') return 'levels';
  switch (aggregation) {
    case 'counts':
      if (counts === 'events') return 'event-shares';
      if (counts === 'things') return fixed_list ? 'listed-things' : 'changing-lists';
      return 'proportions';
    case 'moments':
      return 'scores';
    case 'sum':
      return counts === 'things' ? 'stocks' : 'event-counts';
    case 'stock_last':
      return 'stocks';
    case 'level':
      return 'levels';
    case 'computed':
      return 'gap';
  }
}

const CHANGE_UNITS = {
  points: 'points',
  percentage_points: 'percentage points',
  percent: 'percent, as a ratio',
  levels: 'levels',
} as const;

const ANSWERS: Record<Item['answers'], string> = {
  agree_1_5: 'five answers, from strongly disagree to strongly agree',
  yes_no_not_sure: 'yes, no, not sure',
  yes_partly_no: 'yes, partly, no',
  safe_1_4: 'four answers, from very safe to very unsafe',
  belong_1_4: 'four answers, from very strongly to not at all',
};

function changeWords({ material_change: change, fixed_list: fixed }: Indicator): string {
  if (!change) return 'No verdict is given: the figure stands by itself.';
  const { amount, unit } = change;
  const size = unit === 'levels' && amount === 1 ? '1 level' : `${amount} ${CHANGE_UNITS[unit]}`;
  return `${size}${fixed ? ', on one fixed list' : ''}. Anything smaller is called no clear change.`;
}

function outsideWords(indicator: Indicator): string {
  switch (indicator.counts) {
    case 'people':
      return `Rounded, and withheld where it rests on fewer than ${indicator.min_base ?? 20} people or would tell of very few${indicator.sensitive ? '. Sensitive: the stricter rule holds' : ''}.`;
    case 'events':
      return `Rounded to fives, and withheld where there are few events (under ${indicator.min_events ?? 10} in most periods).`;
    case 'things':
    case 'none':
      return 'Shown as it is: it counts no people.';
  }
}

/** What is never called good or bad has no better direction to tell of. */
const judged = ({ role }: Indicator) => role !== 'context_only' && role !== 'effort';

/** One indicator: the words first, everything behind them on request. */
export function IndicatorEntry({
  indicator,
  goal,
}: {
  readonly indicator: Indicator;
  readonly goal: Goal | undefined;
}) {
  return (
    <article aria-label={`${indicator.code} ${indicator.title}`}>
      <h4 className="wm-entry-title">
        <span className="wm-indicator-code">{indicator.code}</span>{' '}
        <Link to={paths.indicator(indicator.code)}>{indicator.title}</Link>
      </h4>
      <p>{indicator.measures}</p>
      <p className="wm-tags">
        <ProvenanceTag provenance={indicator.provenance} />
        <span className="wm-tag">{ROLE_WORDS[indicator.role]}</span>
        {judged(indicator) && <span className="wm-tag">{DIRECTION_WORDS[indicator.direction]}</span>}
      </p>
      <details>
        <summary>Definition, licence and method</summary>
        <dl className="wm-definition-list">
          <Fact term="Goal">
            <a href={`#${indicator.goal}`}>{indicator.goal}</a> {goal?.statement}
          </Fact>
          <Fact term="Unit">{indicator.unit}</Fact>
          <Fact term="Looks at">
            {INDICATOR_ORIENTATION_WORDS[indicator.orientation]} (setting: {indicator.setting})
          </Fact>
          <Fact term="How it is collected">
            {indicator.respondent_method}; {indicator.frequency.words}
          </Fact>
          {indicator.items.length > 0 && <Questions indicator={indicator} />}
          {indicator.rubric_anchors && (
            <Fact term="Levels">
              <ol start={0} className="wm-anchors">
                {indicator.rubric_anchors.map((anchor) => (
                  <li key={anchor}>{anchor}</li>
                ))}
              </ol>
            </Fact>
          )}
          <Fact term="Smallest change worth a word">{changeWords(indicator)}</Fact>
          <Fact term="How it is judged">
            <Link to={paths.method(methodOf(indicator))}>The method, explained</Link>
          </Fact>
          <Fact term="Outside the team">{outsideWords(indicator)}</Fact>
          {indicator.pair_with.length > 0 && (
            <Fact term="Always shown beside">
              {indicator.pair_with.map((code, index) => (
                <span key={code}>
                  {index > 0 && ', '}
                  <Link to={paths.indicator(code)}>{code}</Link>
                </span>
              ))}
            </Fact>
          )}
          {indicator.computed_from.length > 0 && (
            <Fact term="Computed from">{indicator.computed_from.join(', ')}</Fact>
          )}
          <Fact term="Licence">{indicator.licence}</Fact>
          <Fact term="Source">
            <a href={indicator.source} rel="noreferrer">
              {new URL(indicator.source).hostname.replace(/^www\./, '')}
            </a>
            , version {indicator.version}
          </Fact>
          {indicator.note !== '' && <Fact term="Note">{indicator.note}</Fact>}
        </dl>
      </details>
    </article>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Questions({ indicator }: { readonly indicator: Indicator }) {
  return (
    <Fact term={indicator.items.length === 1 ? 'Question' : 'Questions'}>
      <ul className="wm-anchors">
        {indicator.items.map((item) => (
          <li key={item.text}>
            “{item.text}”{' '}
            <span className="wm-small">
              ({ANSWERS[item.answers]}
              {item.reversed ? '; scored the other way round' : ''})
            </span>
          </li>
        ))}
      </ul>
    </Fact>
  );
}
