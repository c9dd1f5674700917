import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A guardianship map, incident plan, values review or parity rating: one body each, as JSON of the contract. */
@Entity('plan_document')
@Index('ix_plan_document_context', ['contextId'])
export class PlanDocumentEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'integer' }) version!: number;
  /** How many versions there were with this one, each of one person in one sitting. */
  @Column({ type: 'integer', default: 1 }) number!: number;
  /** Instant of the last save; empty where it was not kept yet. */
  @Column({ name: 'saved_at', type: 'varchar', length: 24, default: '' }) savedAt!: string;
  @Column({ type: 'varchar', length: 30 }) kind!: string;
  @Column({ name: 'held_on', type: 'varchar', length: 10 }) date!: string;
  @Column({ type: 'text' }) body!: string;
  @Column({ name: 'written_by', type: 'varchar', length: 120 }) by!: string;
  @Column({ name: 'closed_on', type: 'varchar', length: 10, nullable: true }) closedOn!: string | null;
  @Column({ type: 'boolean' }) archived!: boolean;
}

/** A document as one sitting left it, once another began. Append-only. */
@Entity('plan_document_version')
@Index('ux_plan_document_version', ['documentId', 'version'], { unique: true })
export class PlanDocumentVersionEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'document_id', type: 'integer' }) documentId!: number;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'text' }) body!: string;
  @Column({ name: 'written_by', type: 'varchar', length: 120 }) by!: string;
  /** Day on which the next version took its place. */
  @Column({ name: 'stood_until', type: 'varchar', length: 10 }) until!: string;
}
