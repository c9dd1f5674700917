import { Injectable } from '@nestjs/common';
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
  constructor(private readonly reader: Reader) {}

  async actor(): Promise<Actor> {
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
