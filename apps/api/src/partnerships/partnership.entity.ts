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
}

@Entity('partnership_context')
@Index('ix_partnership_context_context', ['contextId'])
export class PartnershipContextEntity {
  @PrimaryColumn({ name: 'partnership_id', type: 'integer' }) partnershipId!: number;
  @PrimaryColumn({ name: 'context_id', type: 'integer' }) contextId!: number;
}
