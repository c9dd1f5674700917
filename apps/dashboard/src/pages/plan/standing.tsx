import { useQuery } from '@tanstack/react-query';
import type { PlanPage, SeriesRow, Verdict } from '@waymark/contract';
import { query } from '../../api/queries';
import { FigureDoors } from '../../parts/figure-doors';
import { useMay } from '../../reach';
import { capital } from './plan-words';

/** Rows of the context's own page by indicator, for the team: where each measure of its goals stands by now. */
export function useStandings({ contextId, goals }: PlanPage): ReadonlyMap<string, SeriesRow> {
  const may = useMay();
  const measured = goals.some(({ measures }) => measures.length > 0);
  const page = useQuery({
    ...query('contextPage', { params: { id: contextId }, query: { view: 'team', periods: 'as_collected' } }),
    // who is not on the team reads editions, and plans without figures
    enabled: measured && may('morning'),
  });
  const rows = [
    ...(page.data?.rows ?? []).flatMap(({ row, pairs }) => [row, ...pairs]),
    ...(page.data?.effort ?? []),
  ];
  return new Map(rows.filter(({ breakdown }) => breakdown === '').map((row) => [row.indicator.code, row]));
}

/** The verdict on a measure in its own words, with the doors to its method and its series. */
export function Standing({ contextId, row }: { readonly contextId: number; readonly row: SeriesRow }) {
  const { code, title } = row.indicator;
  return (
    <div className="wm-standing">
      <p>
        <strong>{wordsOf(row.verdict)}</strong> {row.verdict.sentence}
      </p>
      <FigureDoors of={{ contextId, code }} method={row.verdict.method} name={title} />
    </div>
  );
}

/** `Improving since spring 2016.` Context only has a word and never a colour; effort has none. */
function wordsOf({ kind, word, reference }: Verdict): string {
  if (kind === 'not_judged' || word === null) return 'Not judged.';
  const said = kind === 'context_only' ? `Context only: ${word}` : capital(word);
  return `${[said, reference].filter((part) => part !== '').join(' ')}.`;
}
