import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('plan_goal')
@Index('ix_plan_goal_context', ['contextId'])
export class PlanGoalEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'integer' }) version!: number;
  /** Code in the framework; null for a goal in the plan's own words. */
  @Column({ type: 'varchar', length: 8, nullable: true }) goal!: string | null;
  @Column({ type: 'varchar', length: 20 }) side!: string;
  @Column({ type: 'varchar', length: 240 }) statement!: string;
  @Column({ type: 'text' }) hope!: string;
  @Column({ type: 'text' }) sign!: string;
  @Column({ name: 'how_known', type: 'text' }) howKnown!: string;
  /** JSON of the contract's goalMeasure list: indicators with baseline and targets. */
  @Column({ type: 'text' }) measures!: string;
  @Column({ type: 'varchar', length: 12 }) state!: string;
  @Column({ name: 'next_review', type: 'varchar', length: 10, nullable: true }) nextReview!: string | null;
  @Column({ type: 'boolean' }) archived!: boolean;
}

/** A moved target, baseline or meaning with its reason. Append-only. */
@Entity('plan_change')
@Index('ix_plan_change_context', ['contextId'])
export class PlanChangeEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ name: 'goal_id', type: 'integer' }) goalId!: number;
  @Column({ name: 'changed_on', type: 'varchar', length: 10 }) date!: string;
  @Column({ type: 'varchar', length: 12 }) what!: string;
  @Column({ type: 'varchar', length: 240 }) about!: string;
  @Column({ name: 'was', type: 'text' }) before!: string;
  @Column({ name: 'became', type: 'text' }) after!: string;
  @Column({ type: 'varchar', length: 400 }) reason!: string;
  @Column({ name: 'changed_by', type: 'varchar', length: 120 }) by!: string;
}
