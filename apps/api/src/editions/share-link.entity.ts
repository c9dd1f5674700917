import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A link to one edition. Of its token only the hash is kept: whoever reads the database opens nothing with it. */
@Entity('share_link')
@Index('ix_share_link_token', ['tokenHash'], { unique: true })
@Index('ix_share_link_edition', ['editionId'])
export class ShareLinkEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'edition_id', type: 'integer' }) editionId!: number;
  @Column({ name: 'token_hash', type: 'varchar', length: 64 }) tokenHash!: string;
  /** argon2id; null where the link asks for none. */
  @Column({ name: 'passphrase_hash', type: 'varchar', length: 200, nullable: true })
  passphraseHash!: string | null;
  /** The last day on which it opens. */
  @Column({ name: 'expires_on', type: 'varchar', length: 10 }) expires!: string;
  @Column({ type: 'varchar', length: 200 }) note!: string;
  @Column({ name: 'created_by', type: 'varchar', length: 120 }) createdBy!: string;
  @Column({ name: 'created_at', type: 'varchar', length: 30 }) createdAt!: string;
  @Column({ name: 'revoked_at', type: 'varchar', length: 30, nullable: true }) revokedAt!: string | null;
  @Column({ type: 'integer' }) opened!: number;
}
