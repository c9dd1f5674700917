import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody who works with Waymark: never a young person. What they may do stands in their memberships. */
@Entity('person')
@Index('ux_person_login', ['login'], { unique: true })
export class PersonEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'varchar', length: 120 }) name!: string;
  /** In small letters; null for demo accounts, which nobody can type a name for. */
  @Column({ type: 'varchar', length: 120, nullable: true }) login!: string | null;
  /** argon2id with its cost; null: no password can sign in. */
  @Column({ name: 'password_hash', type: 'varchar', length: 200, nullable: true })
  passwordHash!: string | null;
  @Column({ name: 'password_changed_at', type: 'varchar', length: 30, nullable: true })
  passwordChangedAt!: string | null;
  @Column({ type: 'varchar', length: 12 }) state!: 'active' | 'suspended' | 'ended';
  /** The demo's own people: signed in without a password, in the demo only. */
  @Column({ type: 'boolean' }) demo!: boolean;
  /** Sealed by the key of this installation. */
  @Column({ name: 'totp_secret', type: 'varchar', length: 200, nullable: true }) totpSecret!: string | null;
  /** Being set up: counts from the moment a code of it is confirmed. */
  @Column({ name: 'totp_begun', type: 'varchar', length: 200, nullable: true }) totpBegun!: string | null;
  /** The half minute of the last code that was used: it and all before it are refused. */
  @Column({ name: 'totp_step', type: 'integer', nullable: true }) totpStep!: number | null;
  @Column({ name: 'recovery_salt', type: 'varchar', length: 60, nullable: true }) recoverySalt!:
    string | null;
}

/** One of the recovery codes, as its argon2id hash under the person's salt. */
@Entity('recovery_code')
@Index('ix_recovery_code_person', ['personId'])
export class RecoveryCodeEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'person_id', type: 'integer' }) personId!: number;
  @Column({ name: 'code_hash', type: 'varchar', length: 100 }) codeHash!: string;
  @Column({ name: 'used_at', type: 'varchar', length: 30, nullable: true }) usedAt!: string | null;
}
