import { Injectable } from '@nestjs/common';
import type { YoungPage, YoungSubmission } from '@waymark/contract';
import { YoungDoor } from './young-door.service';
import { YoungHeard } from './young-heard.service';
import { YoungLetterbox } from './young-letterbox.service';
import { YoungPageService } from './young-page.service';

/** Everything somebody with a link and without an account can do here. */
@Injectable()
export class YoungPublicService {
  constructor(
    private readonly door: YoungDoor,
    private readonly reading: YoungPageService,
    private readonly heard: YoungHeard,
    private readonly letterbox: YoungLetterbox,
  ) {}

  async page(token: string): Promise<YoungPage> {
    const [page, { context }] = [await this.reading.page(token), await this.door.open(token)];
    const [survey, heard] = await Promise.all([this.letterbox.asking(context), this.heard.of(context.id)]);
    return { ...page, survey, heard };
  }

  async send(token: string, sent: YoungSubmission, address: string): Promise<{ thanks: true }> {
    const { context } = await this.door.open(token);
    this.door.pace(address);
    await this.letterbox.send(context, sent);
    return { thanks: true };
  }

  /** Also with a link that ended: whoever was given a code may always use it. */
  async takeBack(
    token: string,
    code: string,
    address: string,
  ): Promise<{ answers: boolean; words: boolean }> {
    await this.door.link(token);
    this.door.pace(address);
    return this.letterbox.takeBack(code);
  }
}
