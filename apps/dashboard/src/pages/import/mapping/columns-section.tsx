import { ColumnCard } from './column-card';
import { type Desk, faultsAt, proposedRule } from './desk';
import { ruleAt, ruleOf } from './draft-state';
import { sameColumn } from './roles';

/** How many unused columns are shown without asking. */
const FEW = 3;

/** Every column of a table: those that are used in its order, then the others, which are listed and never hidden away. */
export function ColumnsSection({ desk, table }: { readonly desk: Desk; readonly table: number }) {
  const found = desk.proposal.tables[table];
  const rules = ruleAt(desk.draft, table);
  if (!found || !rules) return null;
  const proposed = proposedRule(desk, table);
  const cards = found.columns.map((column) => {
    const rule = ruleOf(rules, column);
    const index = rules.columns.findIndex((r) => sameColumn(r, rule));
    const faults = faultsAt(desk, table, `columns.${index}`);
    return {
      used: rule.as !== 'not used' || faults.length > 0,
      card: (
        <ColumnCard
          key={column.letter}
          desk={desk}
          table={table}
          found={column}
          rule={rule}
          proposed={proposed && ruleOf(proposed, column)}
          faults={faults}
        />
      ),
    };
  });
  const unused = cards.filter(({ used }) => !used);
  return (
    <section className="wm-section" id="columns" tabIndex={-1} aria-labelledby="columns-title">
      <h2 id="columns-title">
        Columns{' '}
        <span className="wm-small">
          {cards.length - unused.length} used, {unused.length} not
        </span>
      </h2>
      <ol className="wm-column-cards">{cards.filter(({ used }) => used).map(({ card }) => card)}</ol>
      {unused.length > 0 && (
        <details open={unused.length <= FEW} className="wm-columns-unused">
          <summary>
            {unused.length === 1 ? 'One column is not used' : `${unused.length} columns are not used`}
          </summary>
          <ol className="wm-column-cards">{unused.map(({ card }) => card)}</ol>
        </details>
      )}
    </section>
  );
}
