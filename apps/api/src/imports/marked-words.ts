import { Injectable } from '@nestjs/common';
import type { FindingOfText, ImportProblem } from '@waymark/contract';
import { type CheckedBatch, type CheckedRow, fault, placed } from '@waymark/ingest';
import type { Actor } from '../access/actor';
import { TextCheckService } from '../protection/text-check.service';

/** A text that stands in thousands of rows is named so often, and counted in all of them. */
const NAMED_FOR_EACH_TEXT = 20;
/** Texts differ from row to row where they are words; more than so many are looked through anew each. */
const MOST_REMEMBERED = 20_000;

type Found = { readonly kinds: readonly FindingOfText[]; readonly sentence: string; named: number };

/** What was found in the words of one file. */
export class WordsOfFile {
  /** Cells whose words may lead to a person. */
  marked = 0;
  readonly kinds = new Map<string, Set<FindingOfText>>();
  readonly known = new Map<string, Found | null>();
}

/** Looks the words of a file through as forms are looked through, before anything of it is kept. */
@Injectable()
export class MarkedWords {
  constructor(private readonly texts: TextCheckService) {}

  /** Passes everything on, with a warning for each cell whose words may lead to a person. */
  async *looked(
    actor: Actor,
    batches: AsyncIterable<CheckedBatch>,
    at: { readonly file: string; readonly sheet: string | null },
    into: WordsOfFile,
  ): AsyncGenerator<CheckedBatch> {
    for await (const batch of batches) {
      const cells = batch.rows.flatMap(wordsOf);
      await this.learn(actor, cells, into);
      const found = cells.flatMap((cell) => {
        const problem = mark(cell, at, into);
        return problem ? [problem] : [];
      });
      yield found.length === 0 ? batch : { ...batch, problems: [...batch.problems, ...found] };
    }
  }

  /** Somebody looked and kept them: where and of which kinds is recorded, never the words. */
  async kept(actor: Actor, file: string, { kinds }: WordsOfFile): Promise<void> {
    const fields = [...kinds].map(([column, found]) => ({
      field: `${column} of ${file}`,
      kinds: [...found],
    }));
    await this.texts.kept(actor, 'commitImport', fields);
  }

  private async learn(actor: Actor, cells: readonly Cell[], { known }: WordsOfFile): Promise<void> {
    if (known.size > MOST_REMEMBERED) known.clear();
    const fresh = [...new Set(cells.map(({ text }) => text).filter((text) => !known.has(text)))];
    if (fresh.length === 0) return;
    for (const { text, findings } of await this.texts.check(actor, fresh))
      known.set(
        text,
        findings.length === 0
          ? null
          : {
              kinds: findings.map(({ kind }) => kind),
              sentence: findings.map(({ words, advice }) => `“${words}”: ${advice}`).join(' '),
              named: 0,
            },
      );
  }
}

interface Cell {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

/** The cells of a figure that hold words. Figures of published areas are their publisher’s. */
function wordsOf({ row, contextId, round, source, figures }: CheckedRow): Cell[] {
  if (contextId === null) return [];
  const cell = (column: string, text: string) => (/\p{L}|\d/u.test(text) ? [{ row, column, text }] : []);
  // most figures hold none, and a file may have a million
  const evidence = figures.startsWith('{"evidence":')
    ? (JSON.parse(figures) as { evidence: string }).evidence
    : '';
  return [...cell('evidence', evidence), ...cell('source', source), ...cell('round', round)];
}

function mark(
  { row, column, text }: Cell,
  { file, sheet }: { readonly file: string; readonly sheet: string | null },
  into: WordsOfFile,
): ImportProblem | null {
  const found = into.known.get(text);
  if (!found) return null;
  into.marked++;
  const kinds = into.kinds.get(column) ?? new Set();
  into.kinds.set(column, kinds);
  for (const kind of found.kinds) kinds.add(kind);
  if (++found.named > NAMED_FOR_EACH_TEXT) return null;
  return placed(
    fault(
      'may-lead-to-a-person',
      column,
      text,
      'words that lead to no person',
      `${found.sentence} Change it in the file and send that, or keep it if it names no young person.`,
      'warning',
    ),
    file,
    sheet,
    row > 0 ? row : null,
  );
}
