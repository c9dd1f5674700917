import { Injectable } from '@nestjs/common';
import { DataVersion } from '../database/data-version';
import { Reader } from '../database/reader';
import type { Actor } from './actor';
import { OrganisationEntity } from './organisation.entity';
import { PersonEntity } from './person.entity';

/**
 * Until accounts exist, whoever sits at this computer is the administrator of its organisations: the server listens
 * on loopback only, and everything else already works as if the actor had signed in.
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
    const person = await this.reader.manager.findOne(PersonEntity, {
      where: { role: 'administrator' },
      order: { id: 'ASC' },
    });
    return {
      name: person?.name ?? 'local administrator',
      role: 'administrator',
      organisationIds: organisations.map((o) => o.id),
    };
  }
}
