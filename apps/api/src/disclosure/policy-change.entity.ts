import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A changed disclosure policy: proposed, in use or declined. Once it is in use, nothing of it is ever written again but its end. */
@Entity('policy_change')
@Unique('uq_policy_change_version', ['toVersion'])
export class PolicyChangeEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Of whoever proposed it; the rules are those of the installation. */
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'from_version', type: 'integer' }) fromVersion!: number;
  /** Null until it comes into use. */
  @Column({ name: 'to_version', type: 'integer', nullable: true }) toVersion!: number | null;
  /** JSON of the whole policy. */
  @Column({ type: 'text' }) policy!: string;
  /** JSON of PolicyDifference[]. */
  @Column({ type: 'text' }) differences!: string;
  @Column({ type: 'text' }) reason!: string;
  @Column({ name: 'proposed_by', type: 'varchar', length: 120 }) proposedBy!: string;
  @Column({ name: 'proposed_at', type: 'varchar', length: 30 }) proposedAt!: string;
  /** JSON of Approval[], the proposer first. */
  @Column({ type: 'text' }) approvals!: string;
  @Column({ type: 'varchar', length: 20 }) state!: 'proposed' | 'in use' | 'declined';
  @Column({ name: 'settled_at', type: 'varchar', length: 30, nullable: true }) settledAt!: string | null;
}
