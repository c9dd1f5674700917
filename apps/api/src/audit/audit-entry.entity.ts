import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** One entry of the audit log. Append-only: the database itself refuses to change or remove a row. */
@Entity('audit_entry')
@Index('ix_audit_entry_organisation', ['organisationId', 'sequence'])
@Index('ix_audit_entry_object', ['kind', 'objectId'])
@Index('ix_audit_entry_request', ['requestId'])
export class AuditEntryEntity {
  /** 1, 2, 3 ... without a gap: given by the chain, never by the database. */
  @PrimaryColumn({ type: 'integer' }) sequence!: number;
  @Column({ type: 'varchar', length: 24 }) at!: string;
  @Column({ name: 'person_id', type: 'integer', nullable: true }) personId!: number | null;
  @Column({ name: 'actor_name', type: 'varchar', length: 120 }) actorName!: string;
  @Column({ type: 'varchar', length: 20, nullable: true }) role!: string | null;
  @Column({ type: 'varchar', length: 80 }) capacity!: string;
  @Column({ type: 'varchar', length: 40 }) action!: string;
  @Column({ type: 'varchar', length: 60 }) kind!: string;
  @Column({ name: 'object_id', type: 'varchar', length: 80, nullable: true }) objectId!: string | null;
  @Column({ name: 'context_id', type: 'integer', nullable: true }) contextId!: number | null;
  /** Null: of the whole installation. */
  @Column({ name: 'organisation_id', type: 'integer', nullable: true }) organisationId!: number | null;
  /** JSON of the contract's auditChange list. */
  @Column({ type: 'text' }) changes!: string;
  /** JSON object of counts, file digests and the like. */
  @Column({ type: 'text' }) details!: string;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ name: 'request_id', type: 'varchar', length: 40, nullable: true }) requestId!: string | null;
  /** Which key sealed it: the fingerprint, never the key. */
  @Column({ name: 'key_id', type: 'varchar', length: 16 }) keyId!: string;
  @Column({ type: 'varchar', length: 64 }) previous!: string;
  @Column({ type: 'varchar', length: 64 }) hash!: string;
}

/** Row changes that triggers caught and that the same transaction turns into entries: empty whenever it ends. */
@Entity('audit_pending')
export class AuditPendingEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** PostgreSQL: the transaction that made the change. */
  @Column({ name: 'unit', type: 'varchar', length: 40, nullable: true }) unit!: string | null;
  @Column({ name: 'source', type: 'varchar', length: 63 }) source!: string;
  @Column({ type: 'varchar', length: 6 }) act!: string;
  @Column({ name: 'row_before', type: 'text', nullable: true }) rowBefore!: string | null;
  @Column({ name: 'row_after', type: 'text', nullable: true }) rowAfter!: string | null;
}
