import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('series_phase')
@Index('ix_series_phase_context', ['contextId'])
export class SeriesPhaseEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'varchar', length: 12 }) indicator!: string;
  @Column({ type: 'varchar', length: 200 }) breakdown!: string;
  @Column({ name: 'phase_date', type: 'varchar', length: 10 }) date!: string;
  @Column({ name: 'response_id', type: 'integer', nullable: true }) responseId!: number | null;
  @Column({ type: 'text' }) reason!: string;
  @Column({ name: 'recorded_by', type: 'varchar', length: 120 }) recordedBy!: string;
  @Column({ name: 'recorded_at', type: 'varchar', length: 30 }) recordedAt!: string;
  @Column({ type: 'boolean' }) archived!: boolean;
}
