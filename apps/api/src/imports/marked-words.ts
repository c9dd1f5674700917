import { Injectable } from '@nestjs/common';
import type { FindingOfText, ImportProblem } from '@waymark/contract';
import { type CheckedBatch, type CheckedRow, fault, placed } from '@waymark/ingest';
import type { Actor } from '../access/actor';
import { TextCheckService } from '../protection/text-check.service';

/** A text that stands in thousands of rows is named so often, and counted in all of them. */
const NAMED_FOR_EACH_TEXT = 20;
/** Texts differ from row to row where they are words; more than so many are looked through anew each. */
const MOST_REMEMBERED = 20_000;
const HOLDS_WORDS = /\p{L}|\d/u;

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
      await this.learn(actor, batch.rows, into);
      const found: ImportProblem[] = [];
      for (const row of batch.rows)
        eachText(row, (column, text) => {
          const problem = mark(row.row, column, text, at, into);
          if (problem) found.push(problem);
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

  private async learn(actor: Actor, rows: readonly CheckedRow[], { known }: WordsOfFile): Promise<void> {
    if (known.size > MOST_REMEMBERED) known.clear();
    const fresh = new Set<string>();
    for (const row of rows)
      eachText(row, (_column, text) => {
        if (!known.has(text)) fresh.add(text);
      });
    if (fresh.size === 0) return;
    for (const { text, findings } of await this.texts.check(actor, [...fresh]))
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

/**
 * The cells of a figure that hold words, one after the other; a file may have a million, so nothing is made for each. Figures of
 * published areas are their publisher’s.
 */
function eachText(
  { contextId, round, source, figures }: CheckedRow,
  look: (column: string, text: string) => void,
): void {
  if (contextId === null) return;
  // most figures hold none
  if (figures.startsWith('{"evidence":')) {
    const { evidence } = JSON.parse(figures) as { evidence: string };
    if (HOLDS_WORDS.test(evidence)) look('evidence', evidence);
  }
  if (HOLDS_WORDS.test(source)) look('source', source);
  if (HOLDS_WORDS.test(round)) look('round', round);
}

function mark(
  row: number,
  column: string,
  text: string,
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
