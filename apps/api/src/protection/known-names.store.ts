import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../access/actor';
import { MembershipEntity } from '../access/membership.entity';
import { PersonEntity } from '../access/person.entity';
import { PlacesStore } from '../catalogue/places.store';
import { WorkStore } from '../catalogue/work.store';
import { DataVersion } from '../database/data-version';
import { Reader } from '../database/reader';
import { ProtectionStore } from './protection.store';
import { TextDecisionEntity } from './text-decision.entity';

/** Names that are known to be no young person's: places, organisations, funders, and who works here. */
@Injectable()
export class KnownNamesStore {
  private kept = new Map<string, readonly string[]>();
  private version = '';

  constructor(
    private readonly reader: Reader,
    private readonly dataVersion: DataVersion,
    private readonly places: PlacesStore,
    private readonly work: WorkStore,
    private readonly store: ProtectionStore,
  ) {}

  async names(actor: Actor): Promise<readonly string[]> {
    const version = await this.dataVersion.current();
    if (version !== this.version) {
      this.version = version;
      this.kept = new Map();
    }
    const key = JSON.stringify([actor.name, actor.organisationIds, actor.contextIds ?? null]);
    // what was read before a commit must not outlive it: it goes where it was looked for, not where others look by now
    const { kept } = this;
    const found = kept.get(key) ?? (await this.read(actor));
    kept.set(key, found);
    return found;
  }

  decisions(actor: Actor): Promise<TextDecisionEntity[]> {
    return this.store.all(actor, TextDecisionEntity, 200);
  }

  private async read(actor: Actor): Promise<string[]> {
    const [organisations, sites, contexts, grants, staff] = await Promise.all([
      this.places.organisations(actor),
      this.places.sites(actor),
      this.places.contexts(actor),
      this.work.grants(actor),
      this.staff(actor),
    ]);
    return [
      ...organisations.map(({ name }) => name),
      ...sites.flatMap(({ name, areaName }) => [name, areaName ?? '']),
      // a group is no place: its name may be that of a young person
      ...contexts.flatMap(({ level, pseudonym, privateName }) =>
        level === 'peer' || level === 'individual' ? [] : [pseudonym, privateName],
      ),
      ...grants.flatMap(({ grant }) => [grant.funder, grant.title]),
      ...[actor.name, ...staff].flatMap((name) => [name, name.split(/\s+/)[0] ?? '']),
    ].filter((name) => name.trim().length > 1);
  }

  /** Whoever has a role in one of the actor's organisations. */
  private async staff(actor: Actor): Promise<string[]> {
    const members = await this.reader.manager.find(MembershipEntity, {
      where: { scopeKind: 'organisation', scopeId: In([...actor.organisationIds]) },
    });
    const people = await this.reader.manager.find(PersonEntity, {
      where: { id: In(members.map(({ personId }) => personId)) },
    });
    return people.map(({ name }) => name);
  }
}
