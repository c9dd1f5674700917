import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * One act of bringing figures in: an entry, a correction or an import. Observations and rollups carry the intake that
 * wrote them and the one that replaced them; both count only while their intake is visible. So a long import becomes
 * visible, or is taken back, by changing one row, and a crash half-way leaves nothing that anybody reads.
 */
@Entity('intake')
@Index('ux_intake_batch', ['batch'], { unique: true })
export class IntakeEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Null for reference data, which belongs to the installation. */
  @Column({ name: 'organisation_id', type: 'integer', nullable: true }) organisationId!: number | null;
  @Column({ type: 'varchar', length: 12 }) kind!: 'entry' | 'correction' | 'import' | 'answers';
  /** Made by the client: the same batch sent twice is recorded once. */
  @Column({ type: 'varchar', length: 80, nullable: true }) batch!: string | null;
  @Column({ type: 'boolean' }) visible!: boolean;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ name: 'recorded_at', type: 'varchar', length: 30 }) recordedAt!: string;
  @Column({ name: 'recorded_by', type: 'varchar', length: 120 }) recordedBy!: string;
}
