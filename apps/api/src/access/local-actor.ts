import { Injectable } from '@nestjs/common';
import { DataVersion } from '../database/data-version';
import { Reader } from '../database/reader';
import type { Actor } from './actor';
import { OrganisationEntity } from './organisation.entity';

/**
 * Who acts on the command line: whoever can read the data folder can do everything anyway, so the command line is the
 * administrator of every organisation. Never used for a request.
 */
@Injectable()
export class LocalActor {
  private known: { readonly version: string; readonly actor: Actor } | null = null;

  constructor(
    private readonly reader: Reader,
    private readonly dataVersion: DataVersion,
  ) {}

  async actor(): Promise<Actor> {
    const version = await this.dataVersion.current();
    if (this.known?.version !== version) this.known = { version, actor: await this.read() };
    return this.known.actor;
  }

  private async read(): Promise<Actor> {
    const organisations = await this.reader.manager.find(OrganisationEntity, { order: { id: 'ASC' } });
    return {
      name: 'command line',
      role: 'administrator',
      organisationIds: organisations.map((o) => o.id),
    };
  }
}
