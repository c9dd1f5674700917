import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The same people at two waves, as sums: what is left of answers once they are erased. */
@Entity('paired_rollup')
@Index('ix_paired_rollup_context', ['contextId', 'indicator'])
@Index('ix_paired_rollup_intake', ['intakeId'])
export class PairedRollupEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'varchar', length: 12 }) indicator!: string;
  @Column({ type: 'varchar', length: 200 }) breakdown!: string;
  @Column({ name: 'baseline_start', type: 'varchar', length: 10 }) baselineStart!: string;
  @Column({ name: 'latest_start', type: 'varchar', length: 10 }) latestStart!: string;
  /** The rollup as JSON, as `libs/outcomes` made it. */
  @Column({ type: 'text' }) pairs!: string;
  @Column({ name: 'intake_id', type: 'integer' }) intakeId!: number;
  /** The intake that replaced this one; counts only while that intake is visible. */
  @Column({ name: 'replaced_by', type: 'integer', nullable: true }) replacedBy!: number | null;
}
