import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('series_break')
@Index('ix_series_break_context', ['contextId'])
export class SeriesBreakEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ name: 'break_date', type: 'varchar', length: 10 }) date!: string;
  @Column({ type: 'varchar', length: 30 }) kind!: string;
  @Column({ type: 'text' }) reason!: string;
  /** Empty: every series of the context. */
  @Column({ type: 'simple-json' }) indicators!: string[];
  @Column({ type: 'boolean' }) archived!: boolean;
}
