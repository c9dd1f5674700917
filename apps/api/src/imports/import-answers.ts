import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { respondentCode } from '@waymark/contract';
import { type CheckedBatch, type CheckedRow, fault, type ParsedScore, placed } from '@waymark/ingest';
import { scoreItem } from '@waymark/outcomes';
import type { EntityManager } from 'typeorm';
import type { AnswerEntity } from '../answers/answer.entity';
import { keptUntil } from '../answers/answer-rules';
import { AnswersStore, type ImportedScore, LEFT_OUT } from '../answers/answers.store';
import { submissionKey } from '../answers/submission-key';
import { FrameworkService } from '../catalogue/framework.service';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { CONFIG } from '../settings.module';
import { StagingStore, type StoredRow } from './staging.store';

const PIECE = 1000;

/** What a file told of single submissions, and what of it is new. */
export class ScoresOfFile {
  readonly all: ParsedScore[] = [];
  constructor(readonly source: string) {}
}

/**
 * Answers of single people that a mapped file brings. Its figures are made by the import; here it is seen to that nobody is
 * counted twice, and that the same person is found again at the next wave.
 */
@Injectable()
export class ImportAnswers {
  constructor(
    private readonly answers: AnswersStore,
    private readonly staging: StagingStore,
    private readonly framework: FrameworkService,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Passes on what counts nobody twice, and gathers the scores of it. What overlaps is refused with its place. */
  async *once(
    batches: AsyncIterable<CheckedBatch>,
    file: string,
    into: ScoresOfFile,
  ): AsyncGenerator<CheckedBatch> {
    for await (const batch of batches) {
      for (const score of batch.scores ?? []) into.all.push(score);
      const refused = await this.overlapping([...(batch.ofAnswers ?? [])], into);
      if (refused.size === 0) {
        yield batch;
        continue;
      }
      const told = into.all.length > 0;
      const waves = new Set([...refused.keys()].map(waveKey));
      const kept = into.all.filter((score) => !waves.has(waveKey(score)));
      into.all.splice(0, into.all.length, ...kept);
      yield {
        ...batch,
        rows: batch.rows.filter((row) => !refused.has(row)),
        rejected: batch.rejected + refused.size,
        problems: [
          ...batch.problems,
          ...[...refused].map(([row, other]) =>
            placed(
              fault(
                'answers-overlap',
                null,
                null,
                'submissions that are counted once',
                `${row.indicator} has a figure from ${other.start} to ${other.end} already (${[other.round, other.source].filter(Boolean).join(', ') || 'entered by hand'}): people of this file may be in it, and would be counted twice. ${told ? 'Take that figure back first, or leave the submissions out that it holds.' : 'Say in the mapping which column is the id of a submission, or take that figure back first.'}`,
              ),
              file,
              null,
              row.row > 0 ? row.row : null,
            ),
          ),
        ],
      };
    }
  }

  /** Writes what is new under the intake, and the pairs it makes. Short writes; nobody sees any of it yet. */
  async keep(
    intakeId: number,
    { all, source }: ScoresOfFile,
    takenBack: readonly CheckedRow[],
  ): Promise<void> {
    const back = new Set(takenBack.map(waveKey));
    const today = this.config.today();
    const waves = new Map<string, ImportedScore[]>();
    for (const score of all) {
      if (back.has(waveKey(score))) continue;
      const { row: _row, submission, respondent, ...rest } = score;
      const one: ImportedScore = {
        ...rest,
        submissionId: submissionKey(submission),
        respondentCode: respondent === null ? null : codeOf(respondent),
        keepUntil: keptUntil(score.end, today),
      };
      const key = `${one.contextId}|${one.start}|${one.end}`;
      const wave = waves.get(key);
      if (wave) wave.push(one);
      else waves.set(key, [one]);
    }
    const touched = new Map<number, { organisationId: number; indicators: Set<string> }>();
    for (const scores of waves.values()) {
      const fresh = await this.fresh(scores, source);
      for (let at = 0; at < fresh.length; at += PIECE)
        await this.work.run((m) =>
          this.answers.keepScores(m, { intakeId, source }, fresh.slice(at, at + PIECE)),
        );
      for (const { contextId, organisationId, indicator } of fresh) {
        const place = touched.get(contextId) ?? { organisationId, indicators: new Set<string>() };
        place.indicators.add(indicator);
        touched.set(contextId, place);
      }
    }
    for (const [contextId, { organisationId, indicators }] of touched)
      for (const code of indicators) {
        const indicator = this.framework.indicator(code);
        if (indicator)
          await this.work.run((m) =>
            this.answers.rebuildPairs(m, { contextId, organisationId }, [indicator], intakeId),
          );
      }
  }

  /** Whether pairs of this import were made anew by something that came later. */
  pairedSince(intakeId: number): Promise<boolean> {
    return this.work.run((m) => this.answers.pairedSince(m, intakeId));
  }

  /** An import taken back leaves no answers behind. */
  forget(m: EntityManager, intakeId: number): Promise<void> {
    return this.answers.erase(m, intakeId);
  }

  /** Scores that are new or other than those that stand, and those that this export no longer holds. */
  private async fresh(scores: readonly ImportedScore[], source: string): Promise<ImportedScore[]> {
    const [first] = scores;
    if (!first) return [];
    const there = new Map<string, AnswerEntity>();
    for (const one of await this.answers.standingScores(first, source))
      if (one.start === first.start && one.end === first.end)
        there.set(`${submissionKey(one.submissionId)}|${one.item}`, one);
    const news = scores.filter(
      ({ submissionId, indicator, score, respondentCode: code }) =>
        !isSameScore(there.get(`${submissionId}|${scoreItem(indicator)}`), String(score), code),
    );
    return [...news, ...leftOut(scores, [...there.values()])];
  }

  /** Rows of this file with another figure of the same place on some of their days, where the same people may be in both. */
  private async overlapping(
    rows: readonly CheckedRow[],
    { all, source }: ScoresOfFile,
  ): Promise<Map<CheckedRow, StoredRow>> {
    const found = new Map<CheckedRow, StoredRow>();
    const series = new Map(
      rows.flatMap((row) =>
        row.contextId === null
          ? []
          : [[`${row.contextId}|${row.indicator}`, [row.contextId, row.indicator] as const]],
      ),
    );
    if (series.size === 0) return found;
    const standing = new Map<string, StoredRow[]>();
    for (const one of await this.staging.standing([...series.values()])) {
      const key = `${one.contextId}|${one.indicator}`;
      const its = standing.get(key);
      if (its) its.push(one);
      else standing.set(key, [one]);
    }
    for (const row of rows)
      for (const other of standing.get(`${row.contextId}|${row.indicator}`) ?? []) {
        if (other.end < row.start || other.start > row.end) continue;
        if (other.breakdown !== '' && other.breakdown !== row.breakdown) continue;
        if (isSame(row, other) || (await this.areOthers(row, other, all, source))) continue;
        found.set(row, other);
        break;
      }
    return found;
  }

  /** Whether ids show that the people of a row are none of those of a figure that stands. */
  private async areOthers(
    row: CheckedRow,
    other: StoredRow,
    all: readonly ParsedScore[],
    source: string,
  ): Promise<boolean> {
    if (other.source !== source || row.contextId === null) return false;
    const wave = waveKey(row);
    const ids = new Set(
      all.filter((one) => waveKey(one) === wave).map(({ submission }) => submissionKey(submission)),
    );
    const { contextId } = row;
    const stored = (
      await this.answers.standingScores({ contextId, start: other.start, end: other.end }, source)
    ).filter(({ item, round }) => item === scoreItem(row.indicator) && round === other.round);
    const told = (figures: string) => {
      const it = JSON.parse(figures) as { n?: number; denominator?: number };
      return it.n ?? it.denominator ?? Infinity;
    };
    // somebody without an id could be anybody
    if (
      ids.size < told(row.figures) ||
      new Set(stored.map((one) => submissionKey(one.submissionId))).size < told(other.figures)
    )
      return false;
    return stored.every(({ submissionId }) => !ids.has(submissionKey(submissionId)));
  }
}

const isSameScore = (one: AnswerEntity | undefined, score: string, code: string | null): boolean =>
  one !== undefined && one.value === score && one.respondentCode === code;

/**
 * Submissions of the same figures that stand and are not in this file: it is the newer export, its figures do not count
 * them, and so they are paired with nobody either.
 */
function leftOut(scores: readonly ImportedScore[], there: readonly AnswerEntity[]): ImportedScore[] {
  const of = new Map(scores.map((one) => [`${scoreItem(one.indicator)}|${one.round}`, one]));
  const held = new Set(scores.map((one) => `${one.submissionId}|${scoreItem(one.indicator)}`));
  return there.flatMap(({ submissionId, item, round, value, respondentCode: code }) => {
    const like = of.get(`${item}|${round}`);
    return !like || value === LEFT_OUT || held.has(`${submissionKey(submissionId)}|${item}`)
      ? []
      : [{ ...like, submissionId, respondentCode: code, score: null }];
  });
}

const isSame = (row: CheckedRow, other: StoredRow): boolean =>
  waveKey(row) === waveKey(other) && row.source === other.source;

const waveKey = ({
  contextId,
  indicator,
  start,
  end,
  round,
}: Pick<CheckedRow, 'contextId' | 'indicator' | 'start' | 'end' | 'round'>): string =>
  [contextId, indicator, start, end, round].join('|');

/** A name, an address or a date in the place of a code is not kept: its digest serves to pair as well. */
const codeOf = (text: string): string => {
  const code = respondentCode.safeParse(text);
  return code.success ? code.data : digest(text.toLowerCase()).slice(0, 24);
};
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
