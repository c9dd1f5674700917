import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often something secret was tried, by account and by address. What was typed is not kept, only a hash of it. */
@Entity('access_attempt')
export class AttemptEntity {
  @PrimaryColumn({ type: 'varchar', length: 64 }) key!: string;
  @Column({ type: 'integer' }) tries!: number;
  @Column({ name: 'since', type: 'varchar', length: 30 }) since!: string;
  @Column({ name: 'locked_until', type: 'varchar', length: 30, nullable: true }) lockedUntil!: string | null;
}
