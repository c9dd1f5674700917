import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** That somebody kept words which had been marked. Where and of which kinds, never the words. */
@Entity('text_decision')
@Index('ix_text_decision_organisation', ['organisationId'])
export class TextDecisionEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  /** The contract entry that was called. */
  @Column({ type: 'varchar', length: 60 }) what!: string;
  @Column({ type: 'varchar', length: 80 }) field!: string;
  @Column({ type: 'simple-json' }) kinds!: string[];
  @Column({ name: 'decided_by', type: 'varchar', length: 120 }) by!: string;
  @Column({ name: 'decided_at', type: 'varchar', length: 24 }) at!: string;
}
