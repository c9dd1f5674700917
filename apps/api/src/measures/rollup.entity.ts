import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Sufficient statistics of one subject, indicator, breakdown and period: what every page reads. */
@Entity('rollup')
@Index('ix_rollup_context', ['contextId', 'indicator'])
@Index('ix_rollup_area', ['areaCode', 'indicator'], { where: 'area_code IS NOT NULL' })
@Index('ix_rollup_indicator', ['indicator', 'organisationId'])
@Index('ix_rollup_intake', ['intakeId'])
export class RollupEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer', nullable: true }) organisationId!: number | null;
  @Column({ name: 'context_id', type: 'integer', nullable: true }) contextId!: number | null;
  @Column({ name: 'area_code', type: 'varchar', length: 9, nullable: true }) areaCode!: string | null;
  @Column({ type: 'varchar', length: 12 }) indicator!: string;
  @Column({ name: 'indicator_version', type: 'integer' }) indicatorVersion!: number;
  @Column({ type: 'varchar', length: 200 }) breakdown!: string;
  @Column({ name: 'start_date', type: 'varchar', length: 10 }) start!: string;
  @Column({ name: 'end_date', type: 'varchar', length: 10 }) end!: string;
  @Column({ type: 'varchar', length: 80 }) round!: string;
  @Column({ type: 'varchar', length: 160 }) source!: string;
  @Column({ type: 'text' }) stats!: string;
  /** JSON array of the observations behind it. */
  @Column({ name: 'observation_ids', type: 'text' }) observationIds!: string;
  @Column({ name: 'intake_id', type: 'integer' }) intakeId!: number;
  @Column({ name: 'replaced_by', type: 'integer', nullable: true }) replacedBy!: number | null;
}
