import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

// "grant" is a word of SQL itself
@Entity('grant_award')
@Index('ix_grant_award_organisation', ['organisationId'])
export class GrantEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'varchar', length: 80 }) identifier!: string;
  @Column({ type: 'varchar', length: 160 }) funder!: string;
  @Column({ type: 'varchar', length: 140 }) title!: string;
  @Column({ name: 'start_date', type: 'varchar', length: 10 }) start!: string;
  @Column({ name: 'end_date', type: 'varchar', length: 10 }) end!: string;
  @Column({ name: 'amount_gbp', type: 'double precision', nullable: true }) amountGbp!: number | null;
  @Column({ name: 'asked_for', type: 'text' }) askedFor!: string;
  @Column({ type: 'boolean' }) archived!: boolean;
}

@Entity('grant_context')
@Index('ix_grant_context_context', ['contextId'])
export class GrantContextEntity {
  @PrimaryColumn({ name: 'grant_id', type: 'integer' }) grantId!: number;
  @PrimaryColumn({ name: 'context_id', type: 'integer' }) contextId!: number;
}
