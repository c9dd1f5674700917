import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The values of an organisation as one of its changes left them. Append-only: the latest holds. */
@Entity('values_list')
@Index('ux_values_list', ['organisationId', 'version'], { unique: true })
export class ValuesListEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'integer' }) version!: number;
  /** JSON: levels and values, as the contract's list of values names them. */
  @Column({ type: 'text' }) body!: string;
  @Column({ type: 'varchar', length: 400 }) reason!: string;
  @Column({ name: 'written_by', type: 'varchar', length: 120 }) by!: string;
  @Column({ type: 'varchar', length: 10 }) since!: string;
}
