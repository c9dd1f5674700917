import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor';
import { PeopleDirectory } from '../access/people-directory.service';
import { PlacesService } from '../catalogue/places.service';
import type { Config } from '../config';
import { READING, type ReadingFor } from '../measures/reading';
import { CONFIG } from '../settings.module';
import { VERSION } from '../version';
import type { DpiaFacts, Installation } from './dpia-document';
import { ListsService } from './lists.service';
import { ProtectionPageService } from './protection-page.service';
import { ProtectionRecordsService } from './protection-records.service';
import { RetentionService } from './retention.service';

/** What is true here and now: of the database, the accounts, the policies and the records. */
@Injectable()
export class InstallationService {
  constructor(
    private readonly places: PlacesService,
    private readonly people: PeopleDirectory,
    @Inject(READING) private readonly reading: ReadingFor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async read(actor: Actor): Promise<Omit<Installation, 'listVersion'>> {
    const { policy } = this.reading('external');
    const contexts = await this.places.contexts(actor);
    return {
      today: this.config.today(),
      version: VERSION,
      invented: this.config.mode === 'demo',
      organisations: [...(await this.places.organisationNames(actor)).values()].sort(),
      database: this.config.databaseUrl ? 'PostgreSQL' : 'SQLite, one file',
      // never the address itself: it may hold a password, and tells more than a reader needs
      place: this.config.databaseUrl
        ? 'on the database server that DATABASE_URL names'
        : 'in the data folder of the computer that runs Waymark, closed to its other users',
      reachableFrom: /^(127\.|localhost|::1)/.test(this.config.host)
        ? 'this computer only'
        : 'the network, behind a proxy that ends TLS',
      accounts: await this.accounts(actor),
      policy: `${policy.set} ${policy.version}`,
      contexts: contexts.length,
      smallGroups: contexts.filter(({ level }) => level === 'peer' || level === 'individual').length,
    };
  }

  /** Of every role and scope, outside the team too: who can sign in here. */
  private async accounts(actor: Actor): Promise<Installation['accounts']> {
    const roles = new Map<string, Set<number>>();
    for (const { person, memberships } of await this.people.people(actor))
      for (const { role } of person.state === 'ended' ? [] : memberships)
        roles.set(role, (roles.get(role) ?? new Set()).add(person.id));
    return [...roles].sort().map(([role, people]) => ({ role, people: people.size }));
  }
}

/** The schedule, whether it runs, and the words of the lists. */
@Injectable()
export class RetentionShelf {
  constructor(
    private readonly retention: RetentionService,
    private readonly lists: ListsService,
  ) {}

  async read(
    actor: Actor,
  ): Promise<Pick<DpiaFacts, 'rules' | 'retentionRunning' | 'label'> & { readonly listVersion: string }> {
    const { rules, running } = await this.retention.page(actor);
    const { version, origin } = this.lists.lists;
    return {
      rules,
      retentionRunning: running,
      label: (list, code) => this.lists.label(list, code),
      listVersion: `version ${version}, ${origin === 'product' ? 'as shipped' : 'your own'}`,
    };
  }
}

/** Everything the assessment tells. */
@Injectable()
export class DpiaFactsService {
  constructor(
    private readonly installation: InstallationService,
    private readonly protection: ProtectionPageService,
    private readonly records: ProtectionRecordsService,
    private readonly shelves: RetentionShelf,
  ) {}

  async read(actor: Actor): Promise<DpiaFacts> {
    const [installation, page, records, shelf] = await Promise.all([
      this.installation.read(actor),
      this.protection.page(actor),
      this.records.all(actor),
      this.shelves.read(actor),
    ]);
    return { ...records, page, ...shelf, installation: { ...installation, listVersion: shelf.listVersion } };
  }
}
