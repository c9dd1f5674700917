import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A link that does one thing once: the first set-up, an invitation, or a new password. Only the hash of its token is kept. */
@Entity('one_time_link')
@Index('ux_one_time_link_token', ['tokenHash'], { unique: true })
export class OneTimeLinkEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'varchar', length: 12 }) kind!: 'first' | 'invitation' | 'reset';
  @Column({ name: 'token_hash', type: 'varchar', length: 64 }) tokenHash!: string;
  /** Of an invitation: what it gives. */
  @Column({ type: 'varchar', length: 20, nullable: true }) role!: string | null;
  @Column({ name: 'scope_kind', type: 'varchar', length: 20, nullable: true }) scopeKind!: string | null;
  @Column({ name: 'scope_id', type: 'integer', nullable: true }) scopeId!: number | null;
  @Column({ name: 'for_whom', type: 'varchar', length: 120 }) forWhom!: string;
  /** Of a reset: whose password. */
  @Column({ name: 'person_id', type: 'integer', nullable: true }) personId!: number | null;
  @Column({ name: 'second_factor_too', type: 'boolean' }) secondFactorToo!: boolean;
  @Column({ name: 'made_by', type: 'varchar', length: 120 }) madeBy!: string;
  /** Null: the command line, the first start, or before this was kept. */
  @Column({ name: 'made_by_id', type: 'integer', nullable: true }) madeById!: number | null;
  @Column({ name: 'made_at', type: 'varchar', length: 30 }) madeAt!: string;
  @Column({ name: 'expires_at', type: 'varchar', length: 30 }) expiresAt!: string;
  @Column({ name: 'used_at', type: 'varchar', length: 30, nullable: true }) usedAt!: string | null;
  @Column({ name: 'withdrawn_at', type: 'varchar', length: 30, nullable: true }) withdrawnAt!: string | null;
}
