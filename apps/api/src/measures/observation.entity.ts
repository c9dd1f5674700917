import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Append-only: never edited, only replaced. Natural key: everything but the figures. */
@Entity('observation')
@Index('ix_observation_series', ['contextId', 'indicator', 'start'])
@Index('ix_observation_area', ['areaCode', 'indicator', 'start'], { where: 'area_code IS NOT NULL' })
@Index('ix_observation_intake', ['intakeId'])
export class ObservationEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer', nullable: true }) organisationId!: number | null;
  @Column({ name: 'context_id', type: 'integer', nullable: true }) contextId!: number | null;
  @Column({ name: 'area_code', type: 'varchar', length: 9, nullable: true }) areaCode!: string | null;
  @Column({ type: 'varchar', length: 12 }) indicator!: string;
  @Column({ name: 'indicator_version', type: 'integer' }) indicatorVersion!: number;
  @Column({ name: 'start_date', type: 'varchar', length: 10 }) start!: string;
  @Column({ name: 'end_date', type: 'varchar', length: 10 }) end!: string;
  @Column({ type: 'varchar', length: 200 }) breakdown!: string;
  @Column({ type: 'varchar', length: 80 }) round!: string;
  @Column({ type: 'varchar', length: 160 }) source!: string;
  /** The contract's `figures` as JSON: parsed when written, so it can be trusted when read. */
  @Column({ type: 'text' }) figures!: string;
  /** The observation that this one replaces. */
  @Column({ type: 'integer', nullable: true }) supersedes!: number | null;
  @Column({ name: 'intake_id', type: 'integer' }) intakeId!: number;
  /** The intake that replaced this one; counts only while that intake is visible. */
  @Column({ name: 'replaced_by', type: 'integer', nullable: true }) replacedBy!: number | null;
}
