import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('assessment')
@Index('ix_assessment_context', ['contextId'])
export class AssessmentEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 20 }) guide!: string;
  @Column({ name: 'start_date', type: 'varchar', length: 10 }) start!: string;
  @Column({ name: 'end_date', type: 'varchar', length: 10, nullable: true }) end!: string | null;
  /** JSON: methods, who took part, findings and weighting, each as the contract's assessment names it. */
  @Column({ type: 'text' }) methods!: string;
  @Column({ name: 'took_part', type: 'text' }) tookPart!: string;
  @Column({ type: 'text' }) findings!: string;
  @Column({ type: 'text' }) weighting!: string;
  @Column({ type: 'text' }) note!: string;
  @Column({ type: 'boolean' }) archived!: boolean;
}
