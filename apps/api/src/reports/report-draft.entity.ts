import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A report while it is being written: for whom, about what, and the words. Its figures are never stored with it. */
@Entity('report_draft')
@Index('ix_report_draft_organisation', ['organisationId'])
export class ReportDraftEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'varchar', length: 20 }) template!: string;
  @Column({ name: 'grant_id', type: 'integer' }) grantId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  /** Number of the edition it tells of; null: the newest that has the context. */
  @Column({ type: 'integer', nullable: true }) edition!: number | null;
  /** JSON of the contract's reportTexts. */
  @Column({ type: 'text' }) texts!: string;
  /** Moments in UTC: when somebody wrote, not when anything was measured. */
  @Column({ name: 'created_at', type: 'varchar', length: 24 }) createdAt!: string;
  @Column({ name: 'updated_at', type: 'varchar', length: 24 }) updatedAt!: string;
}
