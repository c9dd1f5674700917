import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A person has a role in a scope. Ended, never deleted: who could see what, and when, stays known. */
@Entity('membership')
@Index('ix_membership_person', ['personId'])
@Index('ix_membership_scope', ['scopeKind', 'scopeId'])
export class MembershipEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'person_id', type: 'integer' }) personId!: number;
  @Column({ type: 'varchar', length: 20 }) role!: string;
  @Column({ name: 'scope_kind', type: 'varchar', length: 20 }) scopeKind!: string;
  @Column({ name: 'scope_id', type: 'integer' }) scopeId!: number;
  @Column({ name: 'given_by', type: 'varchar', length: 120 }) givenBy!: string;
  @Column({ name: 'given_at', type: 'varchar', length: 30 }) givenAt!: string;
  @Column({ name: 'ended_at', type: 'varchar', length: 30, nullable: true }) endedAt!: string | null;
}
