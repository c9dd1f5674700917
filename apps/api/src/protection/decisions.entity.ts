import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Why personal data is held. Never edited: a new decision replaces it. */
@Entity('processing_purpose')
@Index('ix_processing_purpose_organisation', ['organisationId'])
export class PurposeEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'varchar', length: 120 }) title!: string;
  @Column({ type: 'text' }) covers!: string;
  @Column({ name: 'lawful_basis', type: 'varchar', length: 60 }) lawfulBasis!: string;
  @Column({ type: 'varchar', length: 60 }) article9!: string;
  @Column({ type: 'varchar', length: 60, nullable: true }) schedule1!: string | null;
  @Column({ name: 'condition_note', type: 'text' }) conditionNote!: string;
  @Column({ name: 'decided_by', type: 'varchar', length: 120 }) decidedBy!: string;
  @Column({ name: 'decided_on', type: 'varchar', length: 10 }) decidedOn!: string;
  @Column({ name: 'review_on', type: 'varchar', length: 10 }) reviewOn!: string;
  /** Version of the lists it was chosen from. */
  @Column({ name: 'list_version', type: 'integer' }) listVersion!: number;
  @Column({ type: 'integer', nullable: true }) replaces!: number | null;
  /** Why it replaces the former decision, or why it ended. */
  @Column({ type: 'text' }) reason!: string;
  @Column({ name: 'ended_on', type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
  @Column({ name: 'recorded_by', type: 'varchar', length: 120 }) recordedBy!: string;
  @Column({ name: 'recorded_at', type: 'varchar', length: 24 }) recordedAt!: string;
}

/** A community's agreement that its place may be called by its name outside the team. */
@Entity('community_agreement')
@Index('ix_community_agreement_context', ['contextId'])
export class CommunityAgreementEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ name: 'agreed_by', type: 'varchar', length: 160 }) agreedBy!: string;
  @Column({ name: 'on_behalf_of', type: 'varchar', length: 160 }) onBehalfOf!: string;
  @Column({ name: 'agreed_on', type: 'varchar', length: 10 }) agreedOn!: string;
  @Column({ name: 'expires_on', type: 'varchar', length: 10 }) expiresOn!: string;
  @Column({ type: 'text' }) evidence!: string;
  @Column({ type: 'text' }) covers!: string;
  @Column({ name: 'withdrawn_on', type: 'varchar', length: 10, nullable: true }) withdrawnOn!: string | null;
  @Column({ name: 'recorded_by', type: 'varchar', length: 120 }) recordedBy!: string;
  @Column({ name: 'recorded_at', type: 'varchar', length: 24 }) recordedAt!: string;
}

/** Under which agreement something may be shared: with a reference, a purpose and an end. */
@Entity('sharing_agreement')
@Index('ix_sharing_agreement_organisation', ['organisationId'])
export class SharingEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'varchar', length: 160 }) partner!: string;
  @Column({ type: 'varchar', length: 80 }) reference!: string;
  @Column({ name: 'purpose_id', type: 'integer' }) purposeId!: number;
  @Column({ type: 'text' }) what!: string;
  @Column({ name: 'starts_on', type: 'varchar', length: 10 }) startsOn!: string;
  @Column({ name: 'ends_on', type: 'varchar', length: 10 }) endsOn!: string;
  @Column({ name: 'ended_on', type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
  @Column({ name: 'recorded_by', type: 'varchar', length: 120 }) recordedBy!: string;
  @Column({ name: 'recorded_at', type: 'varchar', length: 24 }) recordedAt!: string;
}
