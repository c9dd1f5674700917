import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What young people may read about one context: chosen by its team and told in plain words. */
@Entity('young_words')
export class YoungWordsEntity {
  @PrimaryColumn({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'text' }) greeting!: string;
  /** JSON of KeptChoice[]. */
  @Column({ type: 'text' }) choices!: string;
  @Column({ name: 'changed_on', type: 'varchar', length: 10 }) changedOn!: string;
}

/** A link to the young people's page of one context. Of its token only the hash is kept, and of its readers nothing. */
@Entity('young_link')
@Index('ix_young_link_token', ['tokenHash'], { unique: true })
@Index('ix_young_link_context', ['contextId'])
export class YoungLinkEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ name: 'token_hash', type: 'varchar', length: 64 }) tokenHash!: string;
  /** The last day on which it opens. */
  @Column({ name: 'expires_on', type: 'varchar', length: 10 }) expires!: string;
  @Column({ type: 'varchar', length: 200 }) note!: string;
  @Column({ name: 'created_by', type: 'varchar', length: 120 }) createdBy!: string;
  @Column({ name: 'created_at', type: 'varchar', length: 30 }) createdAt!: string;
  @Column({ name: 'revoked_at', type: 'varchar', length: 30, nullable: true }) revokedAt!: string | null;
}
