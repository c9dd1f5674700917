import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An action that a meeting decided for one context. */
@Entity('decision')
@Index('ix_decision_meeting', ['meetingId'])
@Index('ix_decision_context', ['contextId'])
export class DecisionEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'meeting_id', type: 'integer' }) meetingId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'varchar', length: 200 }) title!: string;
  @Column({ type: 'varchar', length: 40 }) owner!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) due!: string | null;
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ name: 'done_on', type: 'varchar', length: 10, nullable: true }) doneOn!: string | null;
  @Column({ type: 'varchar', length: 20 }) orientation!: string;
  @Column({ type: 'varchar', length: 20, nullable: true }) approach!: string | null;
  /** JSON of the contract's turn; null where nothing was turned. */
  @Column({ type: 'text', nullable: true }) turn!: string | null;
  @Column({ name: 'response_id', type: 'integer', nullable: true }) responseId!: number | null;
  /** What two coders who differed settled on; null until then. */
  @Column({ name: 'settled_orientation', type: 'varchar', length: 20, nullable: true })
  settledOrientation!: string | null;
  @Column({ name: 'settled_approach', type: 'varchar', length: 20, nullable: true })
  settledApproach!: string | null;
  @Column({ name: 'settled_because', type: 'varchar', length: 400 }) settledBecause!: string;
  /** Goes up with every change, so that two people editing lose nothing. */
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'boolean' }) archived!: boolean;
}

/** What one coder made of a decision, apart from the other. One row a coder: a second thought replaces the first. */
@Entity('decision_code')
@Index('ux_decision_code', ['decisionId', 'coderKey'], { unique: true })
export class DecisionCodeEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'decision_id', type: 'integer' }) decisionId!: number;
  /** `person 7`, or `command line`. */
  @Column({ name: 'coder_key', type: 'varchar', length: 40 }) coderKey!: string;
  @Column({ type: 'varchar', length: 120 }) coder!: string;
  @Column({ type: 'varchar', length: 20 }) orientation!: string;
  @Column({ type: 'varchar', length: 20, nullable: true }) approach!: string | null;
  @Column({ name: 'coded_at', type: 'varchar', length: 24 }) codedAt!: string;
}
