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
  /** The Department for Education's three-digit number, by which older files name it. */
  @Column({ name: 'la_number', type: 'varchar', length: 3, nullable: true }) laNumber!: string | null;
  /** Which drawing of boundaries the code belongs to, where the code alone does not say. */
  @Column({ type: 'varchar', length: 20, nullable: true }) vintage!: string | null;
}

/** A published fact about two areas: a statistical neighbour, or the upper tier authority of a lower one. */
@Entity('area_relation')
@Index('ix_area_relation_area', ['areaCode', 'series'])
@Index('ix_area_relation_intake', ['intakeId'])
export class AreaRelationEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** As its publisher names it: a GSS code, or the three-digit number of a local authority. */
  @Column({ name: 'area_code', type: 'varchar', length: 9 }) areaCode!: string;
  @Column({ type: 'varchar', length: 120 }) name!: string;
  @Column({ type: 'varchar', length: 12 }) series!: string;
  /** Place in the publisher's list, `01` to `10`; empty where there is one only. */
  @Column({ type: 'varchar', length: 2 }) rank!: string;
  @Column({ type: 'integer' }) year!: number;
  @Column({ name: 'other_code', type: 'varchar', length: 9 }) otherCode!: string;
  @Column({ name: 'other_name', type: 'varchar', length: 120 }) otherName!: string;
  @Column({ type: 'varchar', length: 40 }) note!: string;
  @Column({ name: 'intake_id', type: 'integer' }) intakeId!: number;
  @Column({ name: 'replaced_by', type: 'integer', nullable: true }) replacedBy!: number | null;
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
