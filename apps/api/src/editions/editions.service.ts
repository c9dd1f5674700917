import { Inject, Injectable } from '@nestjs/common';
import type { Edition, EditionOverview, EditionPreviewPlace, NewEdition } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { lookAlikes } from '../access/look-alikes.store';
import { organisationFor } from '../catalogue/scope';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound } from '../http/refusals';
import { CONFIG } from '../settings.module';
import {
  begunAnew,
  cameOut,
  editionAnswer,
  overviewIn,
  returnsOf,
  type Step,
  type Steps,
  stepsOf,
} from './edition-answer';
import { EditionDraftsService } from './edition-drafts.service';
import { EditionEntity, type ListedEdition } from './edition.entity';
import { EditionsStore } from './editions.store';

export type Decision =
  | { readonly decision: 'approve'; readonly note: string }
  | { readonly decision: 'return'; readonly note: string };

interface Moved {
  readonly state: string;
  readonly steps: Steps;
}

/** The way of an edition before release: chosen, drafted, handed in, approved by a second person or returned with a reason. */
@Injectable()
export class EditionsService {
  constructor(
    private readonly store: EditionsStore,
    private readonly drafts: EditionDraftsService,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(actor: Actor): Promise<Edition[]> {
    return (await this.store.all(actor)).map((row) => this.answer(row));
  }

  async edition(actor: Actor, id: number): Promise<Edition> {
    return this.answer(await this.found(actor, id));
  }

  async preview(actor: Actor, id: number): Promise<EditionOverview> {
    const row = await this.found(actor, id);
    const overview = overviewIn(row);
    if (overview) return overview;
    throw new Conflict(
      this.drafts.isRunning(id)
        ? `The draft is being made: ${row.done} of ${row.of} places are decided.`
        : `The draft stopped after ${row.done} of ${row.of} places. Draft it again: it goes on from there.`,
    );
  }

  /** Of one place, once every place is decided. */
  async part(actor: Actor, id: number, contextId: number): Promise<EditionPreviewPlace> {
    await this.preview(actor, id);
    const part = await this.store.part(id, contextId);
    if (!part) throw new NotFound('place in this edition');
    return part;
  }

  async add(actor: Actor, fields: NewEdition): Promise<Edition> {
    const { scope, ...rest } = fields;
    const organisationId = organisationFor(actor, scope.organisationId);
    await this.refuse(organisationId, fields);
    const saved = await this.work.run((m) =>
      m.save(
        m.create(EditionEntity, {
          ...rest,
          organisationId,
          scope: JSON.stringify(scope),
          state: 'draft',
          number: null,
          sha256: null,
          released: null,
          done: 0,
          of: 0,
          ledgerSize: 0,
          preview: null,
          summary: null,
          steps: JSON.stringify({ drafted: step(actor, ''), submitted: null, decided: null } satisfies Steps),
          notices: '[]',
        }),
      ),
    );
    this.begin(actor, saved.id);
    return this.answer(saved);
  }

  /** Again from the figures as they are now; a draft that stopped goes on where it was. */
  async redraft(actor: Actor, id: number): Promise<Edition> {
    const row = await this.work.run(async (m) => {
      const found = await this.unreleased(actor, id, m);
      if (this.drafts.isRunning(id)) return found;
      const unfinished = found.state === 'draft' && found.preview === null;
      if (!unfinished) await this.store.dropAudited(m, id);
      Object.assign(found, {
        state: 'draft',
        preview: null,
        summary: null,
        steps: JSON.stringify(begunAnew(found, step(actor, ''))),
        ...(unfinished ? {} : { done: 0 }),
      });
      return m.save(found);
    });
    this.begin(actor, id);
    return this.answer(row);
  }

  /** Chosen anew, and drafted again: what is decided of places that stay as they are is kept. */
  async change(actor: Actor, id: number, fields: NewEdition): Promise<Edition> {
    const { scope, ...rest } = fields;
    const row = await this.work.run(async (m) => {
      const found = await this.unreleased(actor, id, m);
      if (organisationFor(actor, scope.organisationId) !== found.organisationId)
        throw new BadInput('An edition stays with its organisation: begin another one there.', [
          { field: 'scope.organisationId', sentence: 'Choose the organisation it was begun for.' },
        ]);
      if (this.drafts.isRunning(id))
        throw new Conflict(
          'The draft is being made. Change it once every place is decided, or throw it away and begin another.',
        );
      await this.refuse(found.organisationId, fields);
      const steps = JSON.stringify(begunAnew(found, step(actor, '')));
      const fresh = { scope: JSON.stringify(scope), state: 'draft', preview: null, summary: null, steps };
      return m.save(Object.assign(found, rest, fresh));
    });
    this.begin(actor, id);
    return this.answer(row);
  }

  /** Nothing of it was ever outside. A draft that is being made stops at its next place. */
  async drop(actor: Actor, id: number): Promise<void> {
    await this.work.run(async (m) => {
      const found = await this.unreleased(actor, id, m);
      await this.store.dropAudited(m, id);
      await this.store.dropParts(m, id);
      await m.remove(found);
    });
  }

  async submit(actor: Actor, id: number, note: string): Promise<Edition> {
    return this.move(actor, id, ['draft', 'returned'], (row, steps) => {
      const overview = overviewIn(row);
      if (!overview) throw new Conflict('The draft is not complete yet: wait until every place is decided.');
      const [obstacle] = overview.obstacles;
      if (obstacle !== undefined) throw new Conflict(obstacle);
      const returned = returnsOf(steps);
      return {
        state: 'submitted',
        steps: { ...steps, submitted: step(actor, note), decided: null, returned },
      };
    });
  }

  /** The second pair of eyes is somebody else's. Where it may be the same person's by another account, that is told. */
  async decide(actor: Actor, id: number, { decision, note }: Decision): Promise<Edition> {
    return this.move(actor, id, ['submitted'], async (row, steps, m) => {
      if (steps.submitted && samePerson(actor, steps.submitted))
        throw new Conflict('You handed this edition in yourself: a second person approves or returns it.');
      const approved = decision === 'approve';
      const asked = steps.submitted?.personId ?? null;
      const { doubts, signs } = await lookAlikes(m, asked, actor.personId ?? null, steps.drafted.at);
      if (approved && signs.length > 0)
        await this.work.note({
          ...{ action: 'look-alike', kind: 'edition', id, organisationId: row.organisationId, actor },
          details: { signs: signs.join(', ') },
        });
      return {
        state: approved ? 'approved' : 'returned',
        steps: {
          ...steps,
          decided: { ...step(actor, note), approved, ...(doubts.length > 0 ? { doubts } : {}) },
        },
      };
    });
  }

  private async move(
    actor: Actor,
    id: number,
    from: readonly string[],
    to: (row: EditionEntity, steps: Steps, m: EntityManager) => Moved | Promise<Moved>,
  ): Promise<Edition> {
    const saved = await this.work.run(async (m) => {
      const row = await this.found(actor, id, m);
      if (!from.includes(row.state))
        throw new Conflict(`This edition is ${row.state}, so that cannot be done now. Nothing was changed.`);
      const { state, steps } = await to(row, stepsOf(row), m);
      return m.save(Object.assign(row, { state, steps: JSON.stringify(steps) }));
    });
    return this.answer(saved);
  }

  private begin(actor: Actor, id: number): void {
    // what it had decided is kept; asking again goes on from there
    this.drafts.start(actor, id, () => undefined);
  }

  private answer(row: ListedEdition): Edition {
    return editionAnswer(row, this.config.today());
  }

  private async found(actor: Actor, id: number, m?: EntityManager): Promise<EditionEntity> {
    const row = await this.store.edition(actor, id, m);
    if (!row) throw new NotFound('edition');
    return row;
  }

  private async unreleased(actor: Actor, id: number, m: EntityManager): Promise<EditionEntity> {
    const row = await this.found(actor, id, m);
    if (row.number === null) return row;
    throw new Conflict('A released edition never changes. Correct it by a new edition.');
  }

  private async refuse(
    organisationId: number,
    { scope: { period }, embargoedUntil, corrects, why }: NewEdition,
  ): Promise<void> {
    const refuse = (field: string, sentence: string, cure: string): never => {
      throw new BadInput(sentence, [{ field, sentence: cure }]);
    };
    if (period.end < period.start)
      refuse('scope.period', 'The period ends before it starts.', 'Choose an end on or after the start.');
    if (embargoedUntil !== null && embargoedUntil <= this.config.today())
      refuse('embargoedUntil', 'That day has passed.', 'Choose a later day, or no embargo.');
    if (corrects === null) return;
    const corrected = await this.store.numbered(organisationId, corrects);
    if (corrected?.state === 'withdrawn' && !cameOut(corrected, this.config.today()))
      refuse(
        'corrects',
        `Edition ${corrects} was withdrawn before it came out: nobody has read what it would correct.`,
        'Choose one that readers have, or none.',
      );
    if (!corrected)
      refuse('corrects', `There is no edition ${corrects} to correct.`, 'Choose a released edition.');
    if (why === '') refuse('why', 'A correction says why figures changed.', 'Write why, for readers.');
  }
}

function step({ name, personId }: Actor, note: string): Step {
  return { by: name, personId: personId ?? null, at: new Date().toISOString(), note };
}

const samePerson = ({ personId }: Actor, said: Step): boolean => (personId ?? null) === said.personId;
