import { Inject, Injectable } from '@nestjs/common';
import type { CommunityAgreement } from '@waymark/contract';
import type { Config } from '../config';
import { noticesOutside } from '../editions/edition-answer';
import { EditionsStore } from '../editions/editions.store';
import { CONFIG } from '../settings.module';

/** Where a name was released: an edition never changes, so whoever takes an agreement back is told which hold the name. */
@Injectable()
export class SealedNames {
  constructor(
    private readonly editions: EditionsStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  today(): string {
    return this.config.today();
  }

  async standsIn(organisationId: number, name: string): Promise<CommunityAgreement['standsIn']> {
    if (name.trim() === '') return [];
    const rows = await this.editions.holding(organisationId, name.trim());
    return rows.map((row) => {
      const kinds = noticesOutside(row, this.today()).map(({ kind }) => kind);
      return {
        editionId: row.id,
        number: row.number ?? 0,
        title: row.title,
        released: row.released ?? '',
        told: kinds.includes('withdrawn') ? 'withdrawn' : kinds.includes('corrected') ? 'corrected' : null,
      };
    });
  }
}
