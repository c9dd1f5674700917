import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A browser that somebody signed in with. The token itself is in that browser's cookie and nowhere else. */
@Entity('access_session')
@Index('ux_access_session_token', ['tokenHash'], { unique: true })
@Index('ix_access_session_earlier', ['earlierHash'])
@Index('ix_access_session_person', ['personId'])
export class SessionEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'person_id', type: 'integer' }) personId!: number;
  /** SHA-256 of the token, which is 256 random bits. */
  @Column({ name: 'token_hash', type: 'varchar', length: 64 }) tokenHash!: string;
  /** The token before the last rotation: requests that were under way may still bring it for a moment. */
  @Column({ name: 'earlier_hash', type: 'varchar', length: 64, nullable: true }) earlierHash!: string | null;
  @Column({ name: 'rotated_at', type: 'varchar', length: 30 }) rotatedAt!: string;
  /** The role this session acts in. */
  @Column({ type: 'varchar', length: 20 }) role!: string;
  @Column({ type: 'varchar', length: 20 }) step!: 'open' | 'second factor' | 'set up second factor';
  @Column({ type: 'varchar', length: 60 }) device!: string;
  @Column({ name: 'started_at', type: 'varchar', length: 30 }) startedAt!: string;
  @Column({ name: 'last_seen_at', type: 'varchar', length: 30 }) lastSeenAt!: string;
  @Column({ name: 'ended_at', type: 'varchar', length: 30, nullable: true }) endedAt!: string | null;
}
