import type { ImportProblem } from '@waymark/contract';
import { type Beside, type CheckedRow, fault, placed } from '@waymark/ingest';
import { dayInWords } from '@waymark/outcomes';

/** Code of the warning, by which lists show it before all others. */
export const BESIDE = 'beside-another-source';

const NAMED_ROUNDS = 3;
/** One more than are named: that there are others is enough. */
const MOST_ROUNDS = NAMED_ROUNDS + 1;

/** What comes of two figures of one cell, by their kind: counts are added, of levels and stocks the later one is shown. */
type Effect = 'added' | 'replaced' | 'hidden';

interface Group {
  readonly row: CheckedRow;
  readonly source: string;
  readonly effect: Effect;
  /** Of the figures that are there. */
  readonly rounds: Set<string>;
  readonly ownRounds: Set<string>;
  count: number;
}

/**
 * Figures of a file that come to stand beside others of the same context, indicator, days and group from another source or round.
 * That is right for different people and counts the same people twice, and only whoever sends the file knows which: so it is said
 * before anything is imported, once for each pair of sources, with the rounds.
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
    const { source } = there;
    const key = JSON.stringify([source, row.source, effect]);
    let group = this.groups.get(key);
    if (!group) {
      group = { row, source, effect, rounds: new Set(), ownRounds: new Set(), count: 0 };
      this.groups.set(key, group);
    }
    group.count++;
    if (group.rounds.size < MOST_ROUNDS) group.rounds.add(there.round);
    if (group.ownRounds.size < MOST_ROUNDS) group.ownRounds.add(row.round);
  }

  /** One warning for each pair of sources, at the first row that it concerns. */
  problems(file: string, sheet: string | null): ImportProblem[] {
    return [...this.groups.values()].map(({ row, source, rounds, ownRounds, effect, count }) => {
      const place = row.contextId === null ? (row.areaCode ?? '') : this.called(row.contextId);
      const which = `${row.indicator} for ${place}, ${dayInWords(row.start)} to ${dayInWords(row.end)}`;
      const figures =
        count === 1
          ? `The figure of ${which}, has another beside it already`
          : `${count.toLocaleString('en-GB')} figures have others of the same days beside them already (the first: ${which})`;
      return placed(
        fault(
          BESIDE,
          null,
          named(row.source, ownRounds),
          'each person and event counted once',
          `${figures}, from ${named(source, rounds)}. ${OUTCOMES[effect]} If ${count === 1 ? 'both are' : 'they are'} about the same people, give this file the same source and the same round: it then corrects what is there. If they are about other people, leave it as it is.`,
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

function named(source: string, rounds: ReadonlySet<string>): string {
  const all = [...rounds].map((round) => (round === '' ? 'without a name' : `“${round}”`));
  const listed = all.length > NAMED_ROUNDS ? [...all.slice(0, NAMED_ROUNDS), 'others'] : all;
  const words =
    listed.length < 2 ? listed.join('') : `${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}`;
  return `${source === '' ? 'no source named' : `source “${source}”`}, ${rounds.size === 1 ? 'round' : 'rounds'} ${words}`;
}
