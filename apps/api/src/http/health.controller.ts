import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { Reader } from '../database/reader';
import { type Answer, Endpoint } from './endpoint';
import { Refusal } from './refusals';

type E = typeof e;

/** For whatever keeps Waymark running: whether it answers, and whether its database does. Tells nothing else to anybody. */
@Controller()
export class HealthController {
  constructor(private readonly reader: Reader) {}

  @Endpoint(e.health)
  async health(): Promise<Answer<E['health']>> {
    await this.reader.manager.query('SELECT 1').catch(() => {
      throw new Refusal(503, 'Not ready', 'The database does not answer. Look at the log of the database.');
    });
    return { status: 'ready' };
  }
}
