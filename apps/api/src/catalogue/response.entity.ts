import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('response')
@Index('ix_response_context', ['contextId'])
export class ResponseEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'varchar', length: 160 }) title!: string;
  @Column({ name: 'start_date', type: 'varchar', length: 10 }) start!: string;
  @Column({ name: 'end_date', type: 'varchar', length: 10, nullable: true }) end!: string | null;
  @Column({ type: 'varchar', length: 20 }) orientation!: string;
  @Column({ type: 'varchar', length: 20, nullable: true }) approach!: string | null;
  @Column({ name: 'owner_kind', type: 'varchar', length: 80 }) ownerKind!: string;
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'text' }) note!: string;
  @Column({ type: 'boolean' }) archived!: boolean;
}
