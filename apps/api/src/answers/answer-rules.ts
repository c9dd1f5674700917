import { addMonths } from '@waymark/calendar';
import { Inject, Injectable } from '@nestjs/common';
import type { Indicator, NewAnswers } from '@waymark/contract';
import { codeOfItem, scoreAnswers } from '@waymark/outcomes';
import { FrameworkService } from '../catalogue/framework.service';
import type { Config } from '../config';
import { BadInput, Conflict } from '../http/refusals';
import type { ObservationEntity } from '../measures/observation.entity';
import { CONFIG } from '../settings.module';

/** Three years: as long as most grants. A round brought in late is kept a year from now. */
const KEPT_MONTHS = 36;
const KEPT_LATE_MONTHS = 12;

/** The day until which answers of a round that ends on `end` are kept, where nobody says another. */
export function keptUntil(end: string, today: string): string {
  const kept = addMonths(end, KEPT_MONTHS);
  return kept > today ? kept : addMonths(today, KEPT_LATE_MONTHS);
}

interface Life {
  readonly pseudonym: string;
  readonly opened: string;
  readonly closed: string | null;
}

/** Whether a round of answers can be taken: every refusal is a sentence with what to do. */
@Injectable()
export class AnswerRules {
  constructor(
    private readonly framework: FrameworkService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  today(): string {
    return this.config.today();
  }

  check(round: NewAnswers, context: Life): { indicators: Indicator[]; remarks: string[] } {
    this.checkDays(round, context);
    const seen = new Set<string>();
    const codes = new Set<string>();
    const notScored = new Map<string, number>();
    for (const [index, { submissionId, answers }] of round.submissions.entries()) {
      const field = `submissions.${index}`;
      if (seen.has(submissionId))
        throw new BadInput(`Submission ${submissionId} is in this round twice. Leave one of them out.`, [
          { field: `${field}.submissionId`, sentence: 'There twice.' },
        ]);
      seen.add(submissionId);
      const given = new Map<string, string>();
      for (const [at, { item, value }] of answers.entries()) {
        this.checkItem(item, `${field}.answers.${at}.item`);
        if (given.has(item))
          throw new BadInput(
            `Submission ${submissionId} answers ${item} twice. Keep the one that is meant.`,
            [{ field: `${field}.answers.${at}.item`, sentence: 'Answered twice.' }],
          );
        given.set(item, value);
      }
      for (const code of new Set(answers.map(({ item }) => codeOfItem(item)))) {
        codes.add(code);
        const indicator = this.framework.indicator(code);
        const scored = indicator && scoreAnswers(indicator, given);
        if (scored?.is === 'fault')
          throw new BadInput(`Submission ${submissionId}: ${scored.sentence}`, [
            { field: `${field}.answers`, sentence: scored.sentence },
          ]);
        if (scored?.is === 'unanswered') notScored.set(code, (notScored.get(code) ?? 0) + 1);
      }
    }
    return {
      indicators: [...codes].sort().flatMap((code) => this.framework.indicator(code) ?? []),
      remarks: [...remarksOf(round), ...[...notScored].map(([code, count]) => unscored(code, count))],
    };
  }

  /** Sums that came another way would count the same people twice. */
  refuseOverlap(
    round: NewAnswers,
    indicators: readonly Indicator[],
    others: readonly ObservationEntity[],
  ): void {
    const codes = new Set(indicators.map(({ code }) => code));
    const other = others.find(({ indicator }) => codes.has(indicator));
    if (!other) return;
    const from = [other.round, other.source].filter(Boolean).join(', ') || 'entered by hand';
    throw new Conflict(
      `${other.indicator} has a figure from ${other.start} to ${other.end} already (${from}), made without these answers: the same people would be counted twice. Nothing was saved. Leave ${other.indicator} out, or take that figure back first.`,
      [{ field: 'submissions', sentence: `${other.indicator} has a figure for these days already.` }],
    );
  }

  private checkDays({ start, end, keepUntil }: NewAnswers, { pseudonym, opened, closed }: Life): void {
    const today = this.today();
    if (end > today)
      throw new BadInput(`This round ends on ${end}, and today is ${today}: send it when it is over.`, [
        { field: 'end', sentence: `Not after today, ${today}.` },
      ]);
    if (end < opened)
      throw new BadInput(`${pseudonym} opened on ${opened}, but this round ends on ${end}.`, [
        { field: 'end', sentence: `Not before ${opened}.` },
      ]);
    if (closed && start > closed)
      throw new BadInput(`${pseudonym} closed on ${closed}, but this round starts on ${start}.`, [
        { field: 'start', sentence: `Not after ${closed}.` },
      ]);
    if (keepUntil !== undefined && keepUntil <= today)
      throw new BadInput(
        `Answers to be kept until ${keepUntil} would be erased at once. Choose a later day.`,
        [{ field: 'keepUntil', sentence: `Later than today, ${today}.` }],
      );
  }

  private checkItem(item: string, field: string): void {
    const indicator = this.framework.indicator(codeOfItem(item));
    if (!indicator)
      throw new BadInput(`The framework has no indicator ${codeOfItem(item)}.`, [
        { field, sentence: `${codeOfItem(item)} is not an indicator.` },
      ]);
    const number = Number(item.split('.')[1] ?? 0);
    if (number > indicator.items.length)
      throw new BadInput(
        indicator.items.length === 0
          ? `${indicator.code} has no questions here: send its score as ${indicator.code}.`
          : `${indicator.code} has ${indicator.items.length} questions: ${item} is none of them.`,
        [{ field, sentence: `${item} is no question of ${indicator.code}.` }],
      );
  }
}

/** A code that two people of one round gave joins nobody. */
function remarksOf({ submissions }: NewAnswers): string[] {
  const times = new Map<string, number>();
  for (const { respondentCode } of submissions)
    if (respondentCode) {
      const code = respondentCode.toLowerCase();
      times.set(code, (times.get(code) ?? 0) + 1);
    }
  const twice = [...times.values()].filter((count) => count > 1).length;
  return twice === 0
    ? []
    : [
        `${twice === 1 ? 'One code was' : `${twice} codes were`} used more than once in this round: those answers count, but are paired with nobody.`,
      ];
}

const unscored = (code: string, count: number): string =>
  `${code}: ${count === 1 ? 'one person' : `${count} people`} answered too few of its questions and ${count === 1 ? 'is' : 'are'} not counted.`;
