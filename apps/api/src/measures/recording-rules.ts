import { Inject, Injectable } from '@nestjs/common';
import { figuresKindOf, type Figures, type Indicator, type NewObservation } from '@waymark/contract';
import { FrameworkService } from '../catalogue/framework.service';
import type { Config } from '../config';
import { BadInput } from '../http/refusals';
import { CONFIG } from '../settings.module';

interface Life {
  readonly pseudonym: string;
  readonly opened: string;
  readonly closed: string | null;
}

/** What may be entered by hand: in the life of its context, of its indicator's kind, and possible at all. */
@Injectable()
export class RecordingRules {
  constructor(
    private readonly framework: FrameworkService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  versionOf(code: string): number {
    return this.framework.indicator(code)?.version ?? 1;
  }

  /** Throws the refusal, at the field below `field`. */
  check(item: NewObservation, context: Life, field: string): void {
    this.knownIndicator(item.indicator, `${field}.indicator`);
    this.checkFigures(item.figures, item.indicator, `${field}.figures`);
    // wholly outside its life: typed by hand that is a slip, mended at once; an import of old figures says it and keeps them
    if (item.end < context.opened)
      throw new BadInput(
        `${context.pseudonym} opened on ${context.opened}, but this period ends on ${item.end}: change the period, or the day the context opened.`,
        [{ field: `${field}.end`, sentence: `Not before ${context.opened}, when the context opened.` }],
      );
    if (context.closed && item.start > context.closed)
      throw new BadInput(
        `${context.pseudonym} closed on ${context.closed}, but this period starts on ${item.start}: its lines ended there.`,
        [{ field: `${field}.start`, sentence: `Not after ${context.closed}, when the context closed.` }],
      );
    const today = this.config.today();
    if (item.start > today)
      throw new BadInput(
        `This period starts on ${item.start}, and today is ${today}: what has not happened yet cannot be recorded.`,
        [{ field: `${field}.start`, sentence: `Not after today, ${today}.` }],
      );
  }

  checkFigures(figures: Figures, code: string, field: string): void {
    const indicator = this.knownIndicator(code, field);
    const wanted = figuresKindOf(indicator);
    if (wanted === null)
      throw new BadInput(`${indicator.code} is computed from other indicators and is never entered.`, [
        { field, sentence: 'This figure is computed: enter the indicators it is made from.' },
      ]);
    if (figures.kind !== wanted && figures.kind !== 'missing' && figures.kind !== 'reported')
      throw new BadInput(
        `${indicator.code} (${indicator.title}) is recorded as ${KIND_WORDS[wanted]}, not as ${KIND_WORDS[figures.kind]}.`,
        [{ field, sentence: `Enter ${KIND_WORDS[wanted]}.` }],
      );
    if (
      (figures.kind === 'counts' && figures.denominator === 0) ||
      (figures.kind === 'moments' && figures.n === 0)
    )
      throw new BadInput(
        `For ${indicator.code} nobody was asked: give the reason why there is no figure instead.`,
        [{ field, sentence: 'Nobody was asked: choose the reason “not asked” instead.' }],
      );
    this.checkRange(figures, indicator, field);
  }

  private checkRange(figures: Figures, indicator: Indicator, field: string): void {
    const value = figures.kind === 'moments' ? figures.mean : figures.kind === 'level' ? figures.level : null;
    const [low, high] = indicator.range ?? [-Infinity, Infinity];
    if (value !== null && (value < low || value > high))
      throw new BadInput(`${indicator.code} runs from ${low} to ${high}; ${value} lies outside.`, [
        { field, sentence: `Use a figure from ${low} to ${high}.` },
      ]);
    if (
      figures.kind === 'moments' &&
      figures.sd !== null &&
      figures.sd > Math.min(high - low, LARGEST_SPREAD)
    )
      throw new BadInput(
        `A standard deviation of ${figures.sd} is not possible for ${indicator.code}, which runs from ${low} to ${high}.`,
        [{ field, sentence: 'The standard deviation is larger than the scale. Check it.' }],
      );
  }

  private knownIndicator(code: string, field: string): Indicator {
    const indicator = this.framework.indicator(code);
    if (!indicator)
      throw new BadInput(`The framework has no indicator ${code}.`, [
        { field, sentence: `${code} is not an indicator.` },
      ]);
    return indicator;
  }
}

/** Where a scale has no end: its square times a count of people is still a number. */
const LARGEST_SPREAD = 1e12;

const KIND_WORDS: Record<Figures['kind'], string> = {
  counts: 'how many of how many',
  moments: 'a number of people, a mean and a standard deviation',
  events: 'a number of events',
  level: 'an agreed level with its raters and evidence',
  stock: 'an amount at a date',
  milestone: 'a date reached',
  reported: 'a figure as its publisher printed it',
  missing: 'missing, with a reason',
};
