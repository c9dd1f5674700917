import { Inject, Injectable } from '@nestjs/common';
import { type ComparePage, type CompareQuery, mostCompared } from '@waymark/contract';
import { composeComparePage } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { BadInput, NotFound } from '../http/refusals';
import { AreasService } from '../measures/areas.service';
import { refuseUnreleased } from '../measures/pages.service';
import { READING, type ReadingFor } from '../measures/reading';
import { RecordsService } from '../measures/records.service';

/** One indicator in chosen places: load, hand to the pure composition, return. */
@Injectable()
export class CompareService {
  constructor(
    private readonly records: RecordsService,
    private readonly areas: AreasService,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  async page(actor: Actor, query: CompareQuery): Promise<ComparePage> {
    const { view, periods, indicator: code, breakdown, order } = query;
    const reading = this.reading(view, actor);
    const indicator = reading.catalogue.indicators.find((one) => one.code === code);
    if (!indicator) throw new NotFound('indicator');
    refuseUnreleased(view, periods);
    if (periods === 'grant_year')
      throw new BadInput("A grant's own years belong to the page of a context.", [
        {
          field: 'periods',
          sentence: 'Choose other periods here: places do not share the years of one grant.',
        },
      ]);
    const chosen = { contexts: numbersOf(query.contexts), areas: wordsOf(query.areas) };
    if (chosen.contexts.length + chosen.areas.length > mostCompared)
      throw new BadInput(`At most ${mostCompared} places can be read side by side: take some out.`, [
        { field: 'contexts', sentence: `Choose at most ${mostCompared} contexts and areas together.` },
      ]);
    const [contexts, published] = await Promise.all([
      this.records.records(
        actor,
        (context) => chosen.contexts.includes(context.id),
        // the outside view is decided on everything a context would publish
        view === 'team' ? [code, ...indicator.computed_from] : undefined,
      ),
      this.areas.records(code, chosen.areas),
    ]);
    const areas = await this.records.withChecks(actor, published);
    return this.records.worded(
      view,
      composeComparePage({ ...reading, code, periods, breakdown, order, chosen, contexts, areas }),
    );
  }
}

const wordsOf = (text: string): string[] => [...new Set(text.split(',').filter(Boolean))];
export const numbersOf = (text: string): number[] => wordsOf(text).map(Number);
