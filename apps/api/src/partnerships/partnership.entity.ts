import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Organisations that work together on named contexts. */
@Entity('partnership')
@Index('ix_partnership_organisation', ['organisationId'])
export class PartnershipEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** The organisation whose contexts these are, and which invites the others. */
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'varchar', length: 120 }) name!: string;
  @Column({ type: 'boolean' }) archived!: boolean;
  /** The agreement to share that it rests on; null lets nobody in. */
  @Column({ name: 'sharing_id', type: 'integer', nullable: true }) sharingId!: number | null;
  /** Goes up whenever what is shared changes: everybody agrees to it anew. */
  @Column({ type: 'integer', default: 1 }) terms!: number;
  @Column({ name: 'ended_on', type: 'varchar', length: 10, nullable: true }) endedOn!: string | null;
  @Column({ name: 'ended_because', type: 'varchar', length: 400, default: '' }) endedBecause!: string;
}

@Entity('partnership_context')
@Index('ix_partnership_context_context', ['contextId'])
export class PartnershipContextEntity {
  @PrimaryColumn({ name: 'partnership_id', type: 'integer' }) partnershipId!: number;
  @PrimaryColumn({ name: 'context_id', type: 'integer' }) contextId!: number;
}

/** Somebody read what each may see, and agreed for an organisation. Never changed: agreeing anew is another row. */
@Entity('partnership_party')
@Index('ix_partnership_party', ['partnershipId', 'personId'])
export class PartnershipPartyEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'partnership_id', type: 'integer' }) partnershipId!: number;
  @Column({ name: 'person_id', type: 'integer' }) personId!: number;
  /** `home` or `partner`. */
  @Column({ type: 'varchar', length: 10 }) side!: string;
  @Column({ type: 'varchar', length: 120 }) organisation!: string;
  /** The contract's partyKind: decisions with this owner are theirs. */
  @Column({ type: 'varchar', length: 40 }) party!: string;
  /** The partnership's terms and the product's wording that were read. */
  @Column({ type: 'integer' }) terms!: number;
  @Column({ type: 'integer' }) wording!: number;
  @Column({ name: 'joined_on', type: 'varchar', length: 10 }) joinedOn!: string;
  @Column({ name: 'left_on', type: 'varchar', length: 10, nullable: true }) leftOn!: string | null;
}
