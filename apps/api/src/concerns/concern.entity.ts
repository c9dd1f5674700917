import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A concern raised about a place: month, kind, source. There is no column for a person. */
@Entity('place_concern')
@Index('ix_place_concern_context', ['contextId'])
export class ConcernEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'varchar', length: 7 }) month!: string;
  @Column({ type: 'varchar', length: 40 }) kind!: string;
  @Column({ type: 'varchar', length: 20 }) source!: string;
  @Column({ type: 'text' }) done!: string;
  @Column({ type: 'varchar', length: 20 }) outcome!: string;
  @Column({ name: 'settled_intention', type: 'varchar', length: 12, nullable: true })
  settledIntention!: string | null;
  @Column({ name: 'settled_because', type: 'varchar', length: 400 }) settledBecause!: string;
  /** Goes up with every change, so that two people editing lose nothing. */
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'boolean' }) archived!: boolean;
}

/** With which intention one coder thinks a concern was raised, apart from the other. */
@Entity('concern_code')
@Index('ux_concern_code', ['concernId', 'coderKey'], { unique: true })
export class ConcernCodeEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'concern_id', type: 'integer' }) concernId!: number;
  @Column({ name: 'coder_key', type: 'varchar', length: 40 }) coderKey!: string;
  @Column({ type: 'varchar', length: 120 }) coder!: string;
  @Column({ type: 'varchar', length: 12 }) intention!: string;
  @Column({ name: 'coded_at', type: 'varchar', length: 24 }) codedAt!: string;
}
