import { Injectable } from '@nestjs/common';
import { type ComparePage, type CompareQuery, mostCompared } from '@waymark/contract';
import { composeComparePage } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { BadInput, NotFound } from '../http/refusals';
import { AreasService } from '../measures/areas.service';
import { refuseUnreleased, sourced } from '../measures/pages.service';
import { RecordsService } from '../measures/records.service';
import { SeenRecords } from '../measures/seen-records.service';

/** One indicator in chosen places: load, hand to the pure composition, return. */
@Injectable()
export class CompareService {
  constructor(
    private readonly seen: SeenRecords,
    private readonly records: RecordsService,
    private readonly areas: AreasService,
  ) {}

  async page(actor: Actor, query: CompareQuery): Promise<ComparePage> {
    const { view, periods, indicator: code, breakdown, order } = query;
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
    const [{ reading, records: contexts, from }, published] = await Promise.all([
      this.seen.seen(view, actor, ({ id }) => chosen.contexts.includes(id), { periods, indicator: code }),
      this.areas.records(code, chosen.areas),
    ]);
    if (!reading.catalogue.indicators.some((one) => one.code === code)) throw new NotFound('indicator');
    const areas = await this.records.withChecks(actor, published);
    const compared = composeComparePage({
      ...reading,
      code,
      periods,
      breakdown,
      order,
      chosen,
      contexts,
      areas,
    });
    return this.seen.worded(view, { ...compared, page: sourced(compared.page, from()) });
  }
}

const wordsOf = (text: string): string[] => [...new Set(text.split(',').filter(Boolean))];
export const numbersOf = (text: string): number[] => wordsOf(text).map(Number);
