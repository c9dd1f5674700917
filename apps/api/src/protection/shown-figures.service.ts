import { Injectable } from '@nestjs/common';
import type { Erasure, ReleasedRow } from '@waymark/contract';
import type { Actor } from '../access/actor';
import { PagesService } from '../measures/pages.service';

export type Changed = Erasure['changed'];
/** What readers outside see of one context, figure by figure. */
export type Shown = ReadonlyMap<
  string,
  { readonly is: string; readonly of: Omit<Changed[number], 'before' | 'after'> }
>;

/** What an edition would tell readers outside, before and after something was erased: released anew each time, so suppression is decided again. */
@Injectable()
export class ShownFiguresService {
  constructor(private readonly pages: PagesService) {}

  async of(actor: Actor, contextIds: readonly number[]): Promise<Shown> {
    const shown = new Map<string, { is: string; of: Omit<Changed[number], 'before' | 'after'> }>();
    for (const contextId of contextIds) {
      // an archived context is shown to nobody
      const page = await this.pages.nextReleased(actor, contextId);
      if (page?.view !== 'external') continue;
      const rows: ReleasedRow[] = [...page.rows.flatMap(({ row, pairs }) => [row, ...pairs]), ...page.effort];
      for (const row of rows) {
        const of = { contextId, context: page.context.pseudonym, indicator: row.indicator.code };
        for (const cell of row.cells)
          shown.set(JSON.stringify([contextId, row.key, cell.period.start, cell.period.end]), {
            is: wordsOf(cell),
            of: { ...of, period: cell.period.label },
          });
        shown.set(JSON.stringify([contextId, row.key, 'verdict']), {
          is: row.verdict.word ?? 'no verdict',
          of: { ...of, period: 'what is said of it' },
        });
      }
    }
    return shown;
  }
}

/** Figures that readers outside would find changed. */
export function changedBetween(before: Shown, after: Shown): Changed {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const was = before.get(key);
    const is = after.get(key);
    if (was?.is === is?.is) return [];
    const of = (is ?? was)?.of;
    return of ? [{ ...of, before: was?.is ?? 'not there', after: is?.is ?? 'not there' }] : [];
  });
}

function wordsOf(cell: ReleasedRow['cells'][number]): string {
  if (cell.state !== 'shown') return cell.state;
  return cell.shownAs ?? String(cell.value);
}
