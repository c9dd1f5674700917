import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A partnership's look at itself against the values, as JSON of the contract. */
@Entity('partnership_values')
@Index('ix_partnership_values', ['partnershipId'])
export class PartnershipValuesEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'partnership_id', type: 'integer' }) partnershipId!: number;
  @Column({ type: 'integer' }) version!: number;
  @Column({ name: 'held_on', type: 'varchar', length: 10 }) date!: string;
  @Column({ type: 'text' }) body!: string;
  @Column({ name: 'written_by', type: 'varchar', length: 120 }) by!: string;
  @Column({ name: 'closed_on', type: 'varchar', length: 10, nullable: true }) closedOn!: string | null;
}
