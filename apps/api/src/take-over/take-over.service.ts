import { Injectable } from '@nestjs/common';
import type { Observation, TakenOver, TakeOverLine, TakeOverPage } from '@waymark/contract';
import { type CountedFigure, type CountedHalfYear, fingerprint } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { FrameworkService } from '../catalogue/framework.service';
import { BadInput } from '../http/refusals';
import { canonical, RecordingService } from '../measures/recording.service';
import { HalfYearsService } from './half-years.service';

type Standing = CountedFigure & { readonly recorded: Observation | undefined };

/**
 * Takes what meetings, concerns and ratings count over into observations, through the recording everybody uses: a second
 * time changes nothing, and a count that changed since becomes a correction with its reason.
 */
@Injectable()
export class TakeOverService {
  constructor(
    private readonly halfYears: HalfYearsService,
    private readonly recording: RecordingService,
    private readonly framework: FrameworkService,
  ) {}

  async page(actor: Actor, contextId: number): Promise<TakeOverPage> {
    const halfYears = await this.halfYears.counted(actor, contextId);
    return {
      contextId,
      halfYears: await Promise.all(
        halfYears.map(async (half) => ({
          start: half.start,
          end: half.end,
          lines: (await this.standing(actor, contextId, half)).map((line) => this.answer(line)),
        })),
      ),
    };
  }

  async take(actor: Actor, contextId: number, start: string): Promise<TakenOver> {
    const half = (await this.halfYears.counted(actor, contextId)).find((one) => one.start === start);
    if (!half)
      throw new BadInput('Nothing was counted in that half-year, or it is not over yet.', [
        { field: 'start', sentence: 'Choose one of the half-years that are offered.' },
      ]);
    const lines = await this.standing(actor, contextId, half);
    const changed = lines.filter((line) => stateOf(line) === 'changed');
    const missing = lines
      .filter((line) => stateOf(line) === 'new')
      .map(({ indicator, breakdown, source, figures }) => ({
        contextId,
        indicator,
        start: half.start,
        end: half.end,
        breakdown,
        round: '',
        source,
        figures,
      }));
    const added =
      missing.length > 0
        ? await this.recording.add(actor, `take-over-${fingerprint(JSON.stringify(missing))}`, missing)
        : { created: 0 };
    for (const { recorded, figures } of changed)
      if (recorded) await this.recording.correct(actor, recorded.id, { figures, reason: SINCE });
    return {
      created: added.created,
      corrected: changed.length,
      unchanged: lines.length - missing.length - changed.length,
    };
  }

  private async standing(
    actor: Actor,
    contextId: number,
    { start, end, lines }: CountedHalfYear,
  ): Promise<Standing[]> {
    const recorded = await this.recording.observations(actor, contextId, { from: start, to: end });
    return lines.map((line) => ({
      ...line,
      recorded: recorded.find(
        (one) =>
          one.state === 'current' &&
          one.indicator === line.indicator &&
          one.start === start &&
          one.end === end &&
          one.breakdown === line.breakdown &&
          one.round === '' &&
          one.source === line.source,
      ),
    }));
  }

  private answer(line: Standing): TakeOverLine {
    const { recorded: _there, ...rest } = line;
    return {
      ...rest,
      title: this.framework.indicator(line.indicator)?.title ?? line.indicator,
      state: stateOf(line),
    };
  }
}

const SINCE = 'What meetings, concerns or ratings hold of this half-year was changed in Waymark since.';

function stateOf({ recorded, figures }: Standing): TakeOverLine['state'] {
  if (!recorded) return 'new';
  return canonical(recorded.figures) === canonical(figures) ? 'same' : 'changed';
}
