import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A round of questions on the young people's page. */
@Entity('young_survey')
@Index('ix_young_survey_context', ['contextId'])
export class YoungSurveyEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'varchar', length: 80 }) round!: string;
  @Column({ name: 'start_date', type: 'varchar', length: 10 }) start!: string;
  @Column({ name: 'end_date', type: 'varchar', length: 10 }) end!: string;
  /** JSON of codes. */
  @Column({ type: 'text' }) indicators!: string;
  @Column({ name: 'ask_voice', type: 'boolean' }) askVoice!: boolean;
  @Column({ name: 'ask_code', type: 'boolean' }) askCode!: boolean;
  @Column({ type: 'text' }) help!: string;
  @Column({ name: 'purpose_id', type: 'integer' }) purposeId!: number;
  @Column({ name: 'created_by', type: 'varchar', length: 120 }) createdBy!: string;
  /** Null while it takes answers; then `counted` or `withdrawn`. */
  @Column({ type: 'varchar', length: 20, nullable: true }) settled!: 'counted' | 'withdrawn' | null;
  /** How many had sent something, once it is settled: the letterbox is empty by then. */
  @Column({ type: 'integer' }) submissions!: number;
  @Column({ name: 'with_answers', type: 'integer' }) withAnswers!: number;
}

/**
 * The letterbox: what was sent and not counted yet. It has no time, no order of coming in and nothing of a device; its key is a
 * digest of what the sender's own device made up. Emptied when the round is counted or withdrawn.
 */
@Entity('young_submission')
@Index('ix_young_submission_survey', ['surveyId'])
@Index('ix_young_submission_digest', ['digest'], { unique: true })
export class YoungSubmissionEntity {
  /** Drawn at random, so that nobody reads the order of coming in from it. */
  @PrimaryColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ name: 'survey_id', type: 'integer' }) surveyId!: number;
  @Column({ type: 'varchar', length: 64 }) digest!: string;
  @Column({ name: 'respondent_code', type: 'varchar', length: 24, nullable: true }) respondentCode!:
    string | null;
  /** JSON of items and answers. */
  @Column({ type: 'text' }) answers!: string;
  /** The last day of the round, from which its retention counts. */
  @Column({ name: 'end_date', type: 'varchar', length: 10 }) end!: string;
  @Column({ name: 'keep_until', type: 'varchar', length: 10 }) keepUntil!: string;
}
