import type { ColumnRule, FoundColumn } from '@waymark/contract';
import { useId } from 'react';
import { teamName } from '../../../parts/words';
import { AnswerFields } from './answer-fields';
import type { Desk } from './desk';
import { ruleAt } from './draft-state';
import { IndicatorChoice } from './indicator-choice';
import { headingWords, refOf, sameColumn } from './roles';
import { ValueFields } from './value-fields';

interface Fields<R> {
  readonly desk: Desk;
  readonly table: number;
  readonly found: FoundColumn;
  readonly rule: R;
  readonly onRule: (rule: ColumnRule) => void;
}
type RuleAs<K extends ColumnRule['as']> = Extract<ColumnRule, { as: K }>;

/** What has to be said beyond the role of a column. */
export function ColumnFields({ rule, ...rest }: Fields<ColumnRule>) {
  switch (rule.as) {
    case 'figure':
      return <FigureFields {...rest} rule={rule} />;
    case 'answer':
      return (
        <>
          <IndicatorChoice
            label="What the answers are about"
            chosen={rule.indicator === '' ? [] : [rule.indicator]}
            most={1}
            proposed={rest.found.indicators}
            indicators={rest.desk.indicators}
            onChange={([indicator = '']) => rest.onRule({ ...rule, indicator })}
          />
          <AnswerFields found={rest.found} rule={rule} onRule={rest.onRule} />
        </>
      );
    case 'breakdown':
    case 'indicator':
      return <ValueFields {...rest} rule={rule} />;
    case 'context':
    case 'period':
      return <FillDown rule={rule} onRule={rest.onRule} />;
    case 'total':
      return <TotalFields {...rest} rule={rule} />;
    case 'not used':
      return <WhyField rule={rule} onRule={rest.onRule} />;
    default:
      return null;
  }
}

function FigureFields({ desk, table, found, rule, onRule }: Fields<RuleAs<'figure'>>) {
  const id = useId();
  const byRow = ruleAt(desk.draft, table)?.columns.some(({ as }) => as === 'indicator') ?? false;
  return (
    <>
      {byRow && rule.indicators.length === 0 ? (
        <p className="wm-small">The row says which indicator.</p>
      ) : (
        <IndicatorChoice
          label={`Indicator of column ${found.letter}`}
          chosen={rule.indicators}
          most={rule.part === 'denominator' || rule.part === 'exposure' ? 40 : 1}
          proposed={found.indicators}
          indicators={desk.indicators}
          onChange={(indicators) => onRule({ ...rule, indicators: [...indicators] })}
        />
      )}
      <details open={rule.breakdown !== '' || rule.context !== null || rule.periodInHeading}>
        <summary>Only about some, or one place</summary>
        <div className="wm-column-more">
          <label htmlFor={`${id}-who`}>
            Subgroup <span className="wm-optional">(empty: everyone)</span>
          </label>
          <input
            id={`${id}-who`}
            className="wm-input"
            autoComplete="off"
            placeholder="sex=girls"
            value={rule.breakdown}
            onChange={(event) => onRule({ ...rule, breakdown: event.target.value })}
          />
          <label htmlFor={`${id}-where`}>The whole column is about</label>
          <select
            id={`${id}-where`}
            className="wm-input"
            value={rule.context ?? ''}
            onChange={(event) => onRule({ ...rule, context: event.target.value || null })}
          >
            <option value="">what the row or the table says</option>
            {desk.contexts.map((context) => (
              <option key={context.id} value={context.code}>
                {teamName(context)}
              </option>
            ))}
          </select>
          <label className="wm-choice">
            <input
              type="checkbox"
              checked={rule.periodInHeading}
              onChange={(event) => onRule({ ...rule, periodInHeading: event.target.checked })}
            />
            <span>The heading says when</span>
          </label>
        </div>
      </details>
    </>
  );
}

function FillDown({ rule, onRule }: Pick<Fields<RuleAs<'context'> | RuleAs<'period'>>, 'rule' | 'onRule'>) {
  return (
    <label className="wm-choice">
      <input
        type="checkbox"
        checked={rule.fillDown}
        onChange={(event) => onRule({ ...rule, fillDown: event.target.checked })}
      />
      <span>An empty cell means what stands above it</span>
    </label>
  );
}

function TotalFields({ desk, table, found, rule, onRule }: Fields<RuleAs<'total'>>) {
  const others = (desk.proposal.tables[table]?.columns ?? []).filter((one) => !sameColumn(one, found));
  return (
    <fieldset className="wm-field">
      <legend>It adds up</legend>
      {others.map((one) => {
        const part = refOf(one);
        const is = rule.of.some((its) => sameColumn(its, part));
        return (
          <label key={one.letter} className="wm-choice">
            <input
              type="checkbox"
              checked={is}
              onChange={() =>
                onRule({
                  ...rule,
                  of: is ? rule.of.filter((its) => !sameColumn(its, part)) : [...rule.of, part],
                })
              }
            />
            <span>
              {one.letter}: {headingWords(one)}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

function WhyField({ rule, onRule }: Pick<Fields<RuleAs<'not used'>>, 'rule' | 'onRule'>) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>Why not</label>
      <input
        id={id}
        className="wm-input"
        autoComplete="off"
        maxLength={200}
        value={rule.why}
        onChange={(event) => onRule({ ...rule, why: event.target.value })}
      />
    </>
  );
}
