import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { YoungLetterEntity } from './voice.entity';
import { tracesLeft } from './voice-rules';
import { VoicesStore } from './voices.store';

/** Words on their way in, and taken back by whoever holds the code they were sent under. */
@Injectable()
export class YoungVoices {
  constructor(private readonly store: VoicesStore) {}

  put(m: EntityManager, row: YoungLetterEntity): Promise<void> {
    return this.store.put(m, row);
  }

  async takeBack(m: EntityManager, digest: string): Promise<boolean> {
    const letter = await this.store.letterOf(m, digest);
    if (letter) {
      await this.store.drop(m, letter);
      return true;
    }
    const voice = await this.store.voiceOf(m, digest);
    if (!voice || voice.state === 'withdrawn') return false;
    const traces = voice.words === '' ? voice.traces : tracesLeft(voice.words);
    await m.save(Object.assign(voice, { state: 'withdrawn', words: '', reason: '', traces }));
    return true;
  }
}
