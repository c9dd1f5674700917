import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** An area of official statistics: the installation's, not an organisation's. */
@Entity('area')
export class AreaEntity {
  @PrimaryColumn({ type: 'varchar', length: 9 }) code!: string;
  @Column({ type: 'varchar', length: 120 }) name!: string;
  @Column({ type: 'varchar', length: 60 }) kind!: string;
  /** The first year and the last in which a loaded dataset names it. */
  @Column({ name: 'first_year', type: 'integer' }) firstYear!: number;
  @Column({ name: 'last_year', type: 'integer' }) lastYear!: number;
}

/** People living in an area in the middle of a year: the denominators of rates. */
@Entity('area_population')
@Index('ix_area_population_area', ['areaCode', 'series', 'year'])
@Index('ix_area_population_intake', ['intakeId'])
export class AreaPopulationEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'area_code', type: 'varchar', length: 9 }) areaCode!: string;
  /** Which people, for example `0-17`. */
  @Column({ type: 'varchar', length: 12 }) series!: string;
  @Column({ type: 'integer' }) year!: number;
  @Column({ type: 'integer' }) population!: number;
  @Column({ name: 'intake_id', type: 'integer' }) intakeId!: number;
  @Column({ name: 'replaced_by', type: 'integer', nullable: true }) replacedBy!: number | null;
}
