import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Ethical agreement to take part, for one purpose. `subject` is a code whose key is kept elsewhere, or null. */
@Entity('agreement')
@Index('ix_agreement_subject', ['organisationId', 'subject'])
export class AgreementEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'varchar', length: 40, nullable: true }) subject!: string | null;
  @Column({ type: 'varchar', length: 20 }) purpose!: string;
  @Column({ type: 'simple-json' }) audience!: string[];
  @Column({ name: 'wording_version', type: 'varchar', length: 60 }) wordingVersion!: string;
  @Column({ name: 'explained_by', type: 'varchar', length: 120 }) explainedBy!: string;
  @Column({ type: 'varchar', length: 20 }) capacity!: string;
  @Column({ name: 'agreed_on', type: 'varchar', length: 10 }) agreedOn!: string;
  @Column({ name: 'expires_on', type: 'varchar', length: 10 }) expiresOn!: string;
  @Column({ type: 'integer', nullable: true }) people!: number | null;
  @Column({ name: 'withdrawn_on', type: 'varchar', length: 10, nullable: true }) withdrawnOn!: string | null;
  @Column({ name: 'recorded_by', type: 'varchar', length: 120 }) recordedBy!: string;
  @Column({ name: 'recorded_at', type: 'varchar', length: 24 }) recordedAt!: string;
}
