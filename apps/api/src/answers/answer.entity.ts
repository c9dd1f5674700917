import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * What one person answered to one question. Personal: for the team's scoring and pairing only, never read by a page, erased
 * after `keepUntil`. A respondent code is one the young person keeps; Waymark has no key to it.
 */
@Entity('answer')
@Index('ix_answer_round', ['contextId', 'start', 'end'])
@Index('ix_answer_respondent', ['organisationId', 'respondentCode'])
@Index('ix_answer_keep_until', ['keepUntil'])
@Index('ix_answer_intake', ['intakeId'])
export class AnswerEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'varchar', length: 80 }) round!: string;
  @Column({ name: 'start_date', type: 'varchar', length: 10 }) start!: string;
  @Column({ name: 'end_date', type: 'varchar', length: 10 }) end!: string;
  @Column({ type: 'varchar', length: 160 }) source!: string;
  @Column({ name: 'submission_id', type: 'varchar', length: 80 }) submissionId!: string;
  @Column({ name: 'respondent_code', type: 'varchar', length: 24, nullable: true }) respondentCode!:
    string | null;
  @Column({ type: 'varchar', length: 16 }) item!: string;
  @Column({ type: 'varchar', length: 40 }) value!: string;
  /** Retention: from this day on the answer may be erased. */
  @Column({ name: 'keep_until', type: 'varchar', length: 10 }) keepUntil!: string;
  @Column({ name: 'intake_id', type: 'integer' }) intakeId!: number;
}
