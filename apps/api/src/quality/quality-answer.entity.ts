import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What the team said of figures that look odd. Append-only: the latest row of a key stands, the others are its history. */
@Entity('quality_answer')
@Index('ix_quality_answer_context', ['contextId'])
@Index('ix_quality_answer_area', ['organisationId', 'areaCode'])
export class QualityAnswerEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer', nullable: true }) contextId!: number | null;
  @Column({ name: 'area_code', type: 'varchar', length: 9, nullable: true }) areaCode!: string | null;
  @Column({ name: 'finding_key', type: 'varchar', length: 900 }) findingKey!: string;
  /** JSON of the contract's findingCell: the figures as they stood. */
  @Column({ type: 'text' }) cells!: string;
  @Column({ type: 'varchar', length: 10 }) action!: string;
  @Column({ type: 'varchar', length: 500 }) reason!: string;
  @Column({ name: 'answered_by', type: 'varchar', length: 120 }) answeredBy!: string;
  @Column({ name: 'answered_at', type: 'varchar', length: 24 }) answeredAt!: string;
}
