import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('plan_review')
@Index('ix_plan_review_context', ['contextId'])
export class PlanReviewEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'integer' }) version!: number;
  @Column({ name: 'held_on', type: 'varchar', length: 10 }) date!: string;
  /** JSON: a word on each goal, and the answers to the questions of reflection. */
  @Column({ type: 'text' }) goals!: string;
  @Column({ type: 'text' }) reflections!: string;
  @Column({ name: 'did_not_work', type: 'text' }) didNotWork!: string;
  @Column({ name: 'next_review', type: 'varchar', length: 10, nullable: true }) nextReview!: string | null;
  @Column({ name: 'closed_on', type: 'varchar', length: 10, nullable: true }) closedOn!: string | null;
  @Column({ type: 'boolean' }) archived!: boolean;
}
