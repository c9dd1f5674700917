import { addMonths } from '@waymark/calendar';
import { Inject, Injectable } from '@nestjs/common';
import type { NewVoice, Voice, VoiceDecision } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { PlacesStore } from '../catalogue/places.store';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { VoiceEntity } from './voice.entity';
import { letterAnswer, tracesLeft, voiceAnswer } from './voice-rules';
import { VoicesStore } from './voices.store';

/** Words that came through the page may be quoted for two years; then somebody asks again, or they rest. */
const QUOTED_MONTHS = 24;
const LONGEST_MONTHS = 120;

/** The team decides about words. Whoever said them set the widest audience: nobody here can widen it. */
@Injectable()
export class VoicesService {
  constructor(
    private readonly store: VoicesStore,
    private readonly places: PlacesStore,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(actor: Actor, contextId: number): Promise<Voice[]> {
    if (!(await this.places.context(actor, contextId))) throw new NotFound('context');
    const [letters, voices] = await Promise.all([
      this.store.letters(actor, contextId),
      this.store.voices(actor, contextId),
    ]);
    const today = this.config.today();
    return [
      ...letters.map((row) => letterAnswer(row, today)),
      ...voices.map((row) => voiceAnswer(row, today)),
    ];
  }

  async add(actor: Actor, contextId: number, told: NewVoice): Promise<Voice> {
    const context = await this.places.context(actor, contextId);
    if (!context) throw new NotFound('context');
    const today = this.config.today();
    const refuse = (field: string, sentence: string): never => {
      throw new BadInput(sentence, [{ field, sentence }]);
    };
    if (told.heardOn > today) refuse('heardOn', `Not after today, ${today}.`);
    if (told.expires <= told.heardOn) refuse('expires', 'Later than the day on which it was said.');
    if (told.expires > addMonths(today, LONGEST_MONTHS)) refuse('expires', 'Ten years from now at most.');
    const saved = await this.work.run((m) =>
      m.save(
        m.create(VoiceEntity, {
          ...told,
          organisationId: context.organisationId,
          contextId,
          came: 'told',
          state: told.audience === 'team' ? 'team only' : 'may be quoted',
          reason: '',
          decidedBy: actor.name,
          digest: null,
          traces: '',
        }),
      ),
    );
    return voiceAnswer(saved, today);
  }

  async decide(actor: Actor, key: string, { decision, reason }: VoiceDecision): Promise<Voice> {
    const saved = await this.work.run(async (m) => {
      const row = await this.found(actor, key, m);
      if (row.state === 'removed' || row.state === 'withdrawn')
        throw new Conflict('These words are gone: nothing is left to decide about.');
      if (decision === 'may be quoted') this.refuseWider(row);
      const gone = decision === 'removed' || decision === 'withdrawn';
      return m.save(
        Object.assign(row, {
          state: decision,
          reason,
          decidedBy: actor.name,
          ...(gone ? { traces: tracesLeft(row.words), words: '' } : {}),
        }),
      );
    });
    return voiceAnswer(saved, this.config.today());
  }

  private refuseWider({ audience, expires }: VoiceEntity): void {
    if (audience === 'team')
      throw new Conflict(
        'Whoever said this wants only the team to read it. Nobody can widen that: keep it to the team, or ask them and write it down anew.',
      );
    if (expires < this.config.today())
      throw new Conflict(
        'The time for which this might be quoted is over. Ask again, and write it down anew.',
      );
  }

  /** Words that waited become a record of their own with the first decision about them. */
  private async found(actor: Actor, key: string, m: EntityManager): Promise<VoiceEntity> {
    const id = Number(key.split('-')[1]);
    if (key.startsWith('voice-')) {
      const voice = await this.store.voice(actor, id, m);
      if (!voice) throw new NotFound('voice');
      return voice;
    }
    const letter = await this.store.letter(actor, id, m);
    if (!letter) throw new NotFound('voice');
    await this.store.drop(m, letter);
    const { organisationId, contextId, words, audience, end, digest } = letter;
    // never later than today: a round that goes on ends in the future
    const heardOn = end < this.config.today() ? end : this.config.today();
    return m.create(VoiceEntity, {
      organisationId,
      contextId,
      who: 'young person',
      words,
      audience,
      came: 'page',
      heardOn,
      expires: addMonths(end, QUOTED_MONTHS),
      digest,
      traces: '',
      reason: '',
    });
  }
}
