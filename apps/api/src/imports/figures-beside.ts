import type { ImportProblem } from '@waymark/contract';
import { type Beside, type CheckedRow, fault, placed } from '@waymark/ingest';

/** Code of the warning, by which lists show it before all others. */
export const BESIDE = 'beside-another-source';

/** What comes of two figures of one cell, by their kind: counts are added, of levels and stocks the later one is shown. */
type Effect = 'added' | 'replaced' | 'hidden';

interface Group {
  readonly row: CheckedRow;
  readonly there: Beside;
  readonly effect: Effect;
  count: number;
}

/**
 * Figures of a file that come to stand beside others of the same context, indicator, days and group from another source or round.
 * That is right for different people and counts the same people twice, and only whoever sends the file knows which: so it is said
 * before anything is imported, once for each pair of sources.
 */
export class FiguresBeside {
  private readonly groups = new Map<string, Group>();
  private within = 0;

  constructor(private readonly called: (contextId: number) => string) {}

  note(row: CheckedRow, there: Beside | null): void {
    const effect = there && effectOf(row.figures);
    if (!there || !effect) return;
    if (!there.stored) {
      if (effect === 'added') this.within++;
      return;
    }
    const key = JSON.stringify([there.source, there.round, row.source, row.round, effect]);
    const group = this.groups.get(key);
    if (group) group.count++;
    else this.groups.set(key, { row, there, effect, count: 1 });
  }

  /** One warning for each pair of sources, at the first row that it concerns. */
  problems(file: string, sheet: string | null): ImportProblem[] {
    return [...this.groups.values()].map(({ row, there, effect, count }) => {
      const place = row.contextId === null ? (row.areaCode ?? '') : this.called(row.contextId);
      const figures =
        count === 1
          ? `The figure of ${row.indicator} for ${place}, ${row.start} to ${row.end}, has`
          : `${count.toLocaleString('en-GB')} figures, the first of ${row.indicator} for ${place}, ${row.start} to ${row.end}, have`;
      return placed(
        fault(
          BESIDE,
          null,
          named(row),
          'each person and event counted once',
          `${figures} another beside ${count === 1 ? 'it' : 'them'} already, from ${named(there)}. ${OUTCOMES[effect]} If both are about the same people, give this file that source and round: it then corrects what is there. If they are about other people, leave it as it is.`,
          'warning',
        ),
        file,
        sheet,
        row.row > 0 ? row.row : null,
      );
    });
  }

  /** What is said of a file that holds two sources or rounds of the same days itself. */
  remarks(): string[] {
    if (this.within === 0) return [];
    const many = this.within.toLocaleString('en-GB');
    return [
      this.within === 1
        ? 'One figure stands beside another of this file for the same days, under another source or round: they are added together.'
        : `${many} figures stand beside others of this file for the same days, under another source or round: they are added together.`,
    ];
  }
}

const OUTCOMES: Record<Effect, string> = {
  added: 'Imported so, the two are added together.',
  replaced: 'Imported so, the one in this file is shown in its place.',
  hidden: 'Imported so, neither can be drawn: figures without their base cannot be added.',
};

function effectOf(figures: string): Effect | null {
  switch (/"kind":"(\w+)"/.exec(figures)?.[1]) {
    case 'counts':
    case 'moments':
    case 'events':
      return 'added';
    case 'reported':
      return 'hidden';
    case 'missing':
      return null;
    default:
      return 'replaced';
  }
}

function named({ source, round }: Pick<CheckedRow, 'source' | 'round'>): string {
  const words = [
    source === '' ? 'no source named' : `source “${source}”`,
    round === '' ? 'no round named' : `round “${round}”`,
  ];
  return words.join(', ');
}
