import { Inject, Injectable } from '@nestjs/common';
import type { PageEdition, ReleasedContextPage } from '@waymark/contract';
import { composeEditionPage } from '@waymark/outcomes';
import { noticesOf } from '../editions/edition-answer';
import { EditionShelf, type ShelvedPlace, withdrawalOf } from '../editions/edition-shelf.service';
import { nothingPublished } from '../measures/not-published';
import { READING, type ReadingFor } from '../measures/reading';
import { RecordsService } from '../measures/records.service';

/** The place a report is about, by its public name. */
export interface ReportedPlace {
  readonly id: number;
  readonly pseudonym: string;
}

export interface ReportedPage {
  readonly edition: PageEdition;
  readonly page: ReleasedContextPage;
}

/** The pages that reports are made from: of editions, and of nothing else. */
@Injectable()
export class ReportedEditions {
  constructor(
    private readonly shelf: EditionShelf,
    private readonly records: RecordsService,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  /** Editions that have the place and were not withdrawn, newest first. */
  async editions(contextId: number): Promise<PageEdition[]> {
    const shelved: PageEdition[] = [];
    for (const row of await this.shelf.editionsOf(contextId)) {
      const place = row.state === 'published' ? await this.shelf.place(row, contextId) : null;
      if (place) shelved.push(place.edition);
    }
    return shelved;
  }

  /** Of the edition with this number, or of the newest; else the sentence that says why there is none. */
  async page(place: ReportedPlace, number: number | null): Promise<ReportedPage | string> {
    const found = await this.found(place, number);
    if (typeof found === 'string') return found;
    const { catalogue, policy, invented = false } = this.reading('external');
    const { goals } = catalogue;
    const { edition, manifest, table } = found;
    const page = composeEditionPage({ manifest, table, periods: 'as_collected', goals, policy, invented });
    const worded = await this.records.worded('external', page);
    const { nameAgreed, ...context } = worded.context;
    // a community may take its agreement to a name back: then the report goes by the pseudonym again
    const still = nameAgreed && worded.context.name === page.context.name ? { nameAgreed } : {};
    return { edition, page: { ...worded, context: { ...context, pseudonym: context.name, ...still } } };
  }

  private async found(place: ReportedPlace, number: number | null): Promise<ShelvedPlace | string> {
    const rows = await this.shelf.editionsOf(place.id);
    const row = rows.find((one) => (number === null ? one.state === 'published' : one.number === number));
    const shelved = row?.state === 'published' ? await this.shelf.place(row, place.id) : null;
    if (shelved) return shelved;
    if (number === null)
      return `${nothingPublished(place, rows.flatMap(withdrawalOf))} A report tells of an edition: draft one under Editions, let a second person approve it, and release it.`;
    const gone = row && noticesOf(row).find(({ kind }) => kind === 'withdrawn');
    return gone
      ? `Edition ${number}, which this report tells of, was withdrawn on ${gone.on}. Choose another edition.`
      : `Edition ${number} does not have ${place.pseudonym}, or is not out yet. Choose another edition.`;
  }
}
