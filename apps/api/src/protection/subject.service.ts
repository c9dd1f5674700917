import { Inject, Injectable } from '@nestjs/common';
import type { Erasure, EraseSubject, SubjectSummary } from '@waymark/contract';
import { csvOf } from '@waymark/ingest';
import type { Actor } from '../access/actor';
import { organisationFor } from '../catalogue/scope';
import type { Config } from '../config';
import { BadInput, NotFound } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { AgreementsService } from './agreements.service';
import { ErasureService, erasureAnswer } from './erasure.service';
import { personalData } from './personal-data';
import { type DueRow, PersonalDataStore } from './personal-data.store';

interface Asked {
  readonly organisationId?: number | undefined;
  readonly pseudonym: string;
}

/** Everything held under one pseudonym: to see, to take away, and to erase. */
@Injectable()
export class SubjectService {
  constructor(
    private readonly data: PersonalDataStore,
    private readonly agreements: AgreementsService,
    private readonly erasures: ErasureService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async about(actor: Actor, { organisationId, pseudonym }: Asked): Promise<SubjectSummary> {
    const owner = organisationFor(actor, organisationId);
    const [rows, mentioned, agreements] = await Promise.all([
      this.data.ofPerson(owner, pseudonym),
      this.data.mentions(owner, pseudonym),
      this.agreements.agreements(actor),
    ]);
    const tables = [...rows].map(([table, found]) => ({
      table,
      what: personalData[table]?.what ?? table,
      records: found.length,
    }));
    const records = tables.reduce((sum, one) => sum + one.records, 0);
    return {
      pseudonym,
      tables,
      mentioned,
      agreements: agreements.filter(
        (one) => one.organisationId === owner && one.subject?.toLowerCase() === pseudonym.toLowerCase(),
      ),
      records,
      sentence: sentenceOf(records, mentioned.length),
    };
  }

  async export(
    actor: Actor,
    { organisationId, pseudonym, format }: Asked & { readonly format: 'json' | 'csv' },
  ): Promise<string> {
    const owner = organisationFor(actor, organisationId);
    const rows = await this.data.ofPerson(owner, pseudonym);
    if (format === 'csv')
      return csvOf([
        ['table', 'record', 'field', 'value'],
        ...[...rows].flatMap(([table, found]) =>
          found.flatMap((row) =>
            Object.entries(row).map(([field, value]) => [table, row['id'] ?? '', field, value ?? '']),
          ),
        ),
      ]);
    return JSON.stringify(
      {
        pseudonym,
        note: 'Everything held under this pseudonym in Waymark. Sums it went into cannot be taken apart.',
        records: Object.fromEntries(rows),
      },
      null,
      2,
    );
  }

  /** Erases every record under the pseudonym; what was erased is kept as counts. */
  async erase(actor: Actor, { organisationId, pseudonym, again, reason }: EraseSubject): Promise<Erasure> {
    if (pseudonym !== again)
      throw new BadInput('The two codes are not the same: nothing was erased.', [
        { field: 'again', sentence: 'Type the same code again.' },
      ]);
    const owner = organisationFor(actor, organisationId);
    const rows = await this.data.ofPerson(owner, pseudonym);
    const due: DueRow[] = [...rows].flatMap(([table, found]) =>
      found.map((row) => ({
        table,
        kind: personalData[table]?.kind ?? 'answers',
        id: Number(row['id']),
        organisationId: owner,
        from: null,
        until: null,
        contextId: typeof row['context_id'] === 'number' ? row['context_id'] : null,
      })),
    );
    if (due.length === 0) throw new NotFound('record under this pseudonym');
    const [done] = await this.erasures.erase(actor, due, {
      cause: 'one person',
      reason,
      asOf: this.config.today(),
    });
    if (!done) throw new NotFound('record under this pseudonym');
    return erasureAnswer(done);
  }
}

function sentenceOf(records: number, mentioned: number): string {
  const held =
    records === 0
      ? 'Nothing is held under this pseudonym.'
      : `${records === 1 ? 'One record is' : `${records} records are`} held under this pseudonym.`;
  return mentioned === 0
    ? held
    : `${held} The code also stands in ${mentioned === 1 ? 'a text' : `${mentioned} texts`}: these are not erased by it, look at them yourself.`;
}
