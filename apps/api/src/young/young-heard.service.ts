import { Inject, Injectable } from '@nestjs/common';
import {
  type EditionCell,
  editionManifest,
  type EditionTable,
  editionTable,
  type YoungPage,
} from '@waymark/contract';
import type { Config } from '../config';
import { stateOf } from '../editions/edition-answer';
import { EditionsStore } from '../editions/editions.store';
import { READING, type ReadingFor } from '../measures/reading';
import { CONFIG } from '../settings.module';
import { canBeAsked } from './young-survey-answer';

type Heard = YoungPage['heard'];
type Shown = Extract<EditionCell, { state: 'shown' }>;

/** As many as somebody reads, and a sentence for each: never a table. */
const MOST = 4;

/**
 * What came out of surveys, for young people: read from the newest published edition and from nothing else, so no figure reaches
 * this page that has not been released. Where nothing is released, nothing is said.
 */
@Injectable()
export class YoungHeard {
  constructor(
    private readonly editions: EditionsStore,
    @Inject(READING) private readonly reading: ReadingFor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(contextId: number): Promise<Heard> {
    const table = await this.newest(contextId);
    if (!table) return [];
    const { indicators } = this.reading('external').catalogue;
    return indicators
      .filter((one) => canBeAsked(one) && one.aggregation === 'counts' && one.items.length === 1)
      .flatMap(({ code, items: [question] }) => {
        const series = table.series.find(
          (one) => one.indicator === code && one.breakdown === '' && one.grouping === 'as_collected',
        );
        const cell = series?.cells.findLast((one): one is Shown => one.state === 'shown');
        // an old answer is not what young people say now
        if (!cell || !question || cell !== series?.cells.at(-1)) return [];
        const share = shareOf(cell);
        if (share === null) return [];
        return [
          { question: question.text, sentence: sentenceOf(share, question.answers), when: cell.period.label },
        ];
      })
      .slice(0, MOST);
  }

  private async newest(contextId: number): Promise<EditionTable | null> {
    const today = this.config.today();
    const out = (await this.editions.released()).filter((row) => stateOf(row, today) === 'published');
    for (const file of await this.editions.manifests(out.map(({ id }) => id))) {
      if (!editionManifest.parse(JSON.parse(file.body)).contexts.some(({ id }) => id === contextId)) continue;
      const found = await this.editions.file(file.editionId, `tables/${contextId}.json`);
      if (found) return editionTable.parse(JSON.parse(found.body));
    }
    return null;
  }
}

const COUNTED: Readonly<Record<string, string>> = {
  safe_1_4: 'feel safe',
  agree_1_5: 'agree',
  belong_1_4: 'feel that strongly',
  yes_no_not_sure: 'say yes',
  yes_partly_no: 'say yes',
};

const sentenceOf = (share: number, answers: string): string =>
  `About ${Math.round(share * 100)} in 100 ${COUNTED[answers] ?? 'say yes'}.`;

/** Made from the released numbers: a whole percentage of a rounded base. */
const shareOf = ({ stats }: Shown): number | null =>
  stats.kind === 'counts' && stats.denominator > 0 ? stats.numerator / stats.denominator : null;
