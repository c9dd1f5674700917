import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A term of its own that an organisation decided for one kind of record; the latest of a kind holds. */
@Entity('retention_term')
@Index('ix_retention_term_organisation', ['organisationId'])
export class RetentionTermEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'varchar', length: 20 }) kind!: string;
  @Column({ type: 'integer' }) months!: number;
  @Column({ type: 'text' }) reason!: string;
  @Column({ name: 'decided_by', type: 'varchar', length: 120 }) decidedBy!: string;
  @Column({ name: 'decided_at', type: 'varchar', length: 24 }) decidedAt!: string;
}

/** What a run of the retention job, or the erasure of one pseudonym, did: counts, never content. */
@Entity('erasure')
@Index('ix_erasure_organisation', ['organisationId'])
export class ErasureEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'varchar', length: 12 }) cause!: 'preview' | 'retention' | 'one person';
  @Column({ name: 'as_of', type: 'varchar', length: 10 }) asOf!: string;
  @Column({ name: 'done_by', type: 'varchar', length: 120 }) by!: string;
  @Column({ name: 'done_at', type: 'varchar', length: 24 }) at!: string;
  @Column({ type: 'simple-json' }) counts!: { kind: string; records: number }[];
  @Column({ type: 'varchar', length: 60 }) reason!: string;
  /** Figures shown outside that are others since: the contract's changedFigure. */
  @Column({ type: 'simple-json' }) changed!: object[];
}
