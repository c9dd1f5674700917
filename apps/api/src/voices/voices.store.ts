import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { inContexts, ofOrganisations } from '../catalogue/scope';
import { Reader } from '../database/reader';
import { VoiceEntity, YoungLetterEntity } from './voice.entity';

/** All SQL of words of young people and residents. */
@Injectable()
export class VoicesStore {
  constructor(private readonly reader: Reader) {}

  letters(actor: Actor, contextId: number): Promise<YoungLetterEntity[]> {
    return this.reader.manager.find(YoungLetterEntity, {
      where: inContexts(actor, [contextId]),
      order: { id: 'ASC' },
    });
  }

  voices(actor: Actor, contextId: number): Promise<VoiceEntity[]> {
    return this.reader.manager.find(VoiceEntity, {
      where: inContexts(actor, [contextId]),
      order: { heardOn: 'DESC', id: 'DESC' },
    });
  }

  letter(actor: Actor, id: number, m: EntityManager): Promise<YoungLetterEntity | null> {
    return m.findOne(YoungLetterEntity, { where: { ...inContexts(actor), id } });
  }

  voice(actor: Actor, id: number, m: EntityManager): Promise<VoiceEntity | null> {
    return m.findOne(VoiceEntity, { where: { ...inContexts(actor), id } });
  }

  /** All of the organisations, whichever sites the actor works at: words are no less somebody's where nobody looks. */
  async everywhere(actor: Actor): Promise<{
    readonly letters: readonly YoungLetterEntity[];
    readonly voices: readonly VoiceEntity[];
  }> {
    const [letters, voices] = await Promise.all([
      this.reader.manager.find(YoungLetterEntity, { where: ofOrganisations(actor) }),
      this.reader.manager.find(VoiceEntity, { where: ofOrganisations(actor) }),
    ]);
    return { letters, voices };
  }

  async put(m: EntityManager, row: YoungLetterEntity): Promise<void> {
    await m.insert(YoungLetterEntity, row);
  }

  async drop(m: EntityManager, { id }: YoungLetterEntity): Promise<void> {
    await m.delete(YoungLetterEntity, { id });
  }

  letterOf(m: EntityManager, digest: string): Promise<YoungLetterEntity | null> {
    return m.findOneBy(YoungLetterEntity, { digest });
  }

  voiceOf(m: EntityManager, digest: string): Promise<VoiceEntity | null> {
    return m.findOneBy(VoiceEntity, { digest });
  }
}
