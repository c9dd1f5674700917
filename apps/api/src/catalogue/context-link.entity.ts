import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('context_link')
@Index('ix_context_link_from', ['fromContextId'])
@Index('ix_context_link_to', ['toContextId'])
export class ContextLinkEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'varchar', length: 20 }) type!: string;
  @Column({ name: 'from_context_id', type: 'integer' }) fromContextId!: number;
  @Column({ name: 'to_context_id', type: 'integer' }) toContextId!: number;
  @Column({ name: 'start_date', type: 'varchar', length: 10 }) start!: string;
  @Column({ name: 'end_date', type: 'varchar', length: 10, nullable: true }) end!: string | null;
  @Column({ type: 'text' }) note!: string;
}
