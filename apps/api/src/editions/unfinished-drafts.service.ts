import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import { stepsOf } from './edition-answer';
import { EditionDraftsService } from './edition-drafts.service';
import { EditionEntity, type ListedEdition } from './edition.entity';
import { EditionsStore } from './editions.store';

/** A draft that stops the server it runs on is not begun for ever: so often without one place more, then somebody presses a button. */
const TRIES = 3;

/** Drafts that a stop of the server interrupted: they go on by themselves, from the places that are decided already. */
@Injectable()
export class UnfinishedDrafts {
  constructor(
    private readonly store: EditionsStore,
    private readonly drafts: EditionDraftsService,
    private readonly work: UnitOfWork,
  ) {}

  /** When a server begins to serve, never for a command beside it. Answers at once with the drafts it took up, oldest first. */
  async resume(): Promise<number[]> {
    const taken: number[] = [];
    for (const row of await this.store.unfinished()) {
      if (!(await this.mayTry(row))) continue;
      taken.push(row.id);
      // a draft is of an organisation, whoever began it: the same places are found
      const actor = {
        name: 'Waymark, after a restart',
        role: 'administrator',
        organisationIds: [row.organisationId],
      } as const;
      // where it stops again, its page says how far it came
      this.drafts.start(actor, row.id, () => undefined);
    }
    return taken;
  }

  private async mayTry(row: ListedEdition): Promise<boolean> {
    const steps = stepsOf(row);
    const before = steps.resumed?.done === row.done ? steps.resumed.tries : 0;
    if (before >= TRIES) return false;
    const resumed = { done: row.done, tries: before + 1 };
    await this.work.run((m) =>
      m.update(EditionEntity, { id: row.id }, { steps: JSON.stringify({ ...steps, resumed }) }),
    );
    return true;
  }
}
