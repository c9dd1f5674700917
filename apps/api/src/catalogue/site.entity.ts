import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('site')
@Index('ix_site_organisation', ['organisationId'])
export class SiteEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'varchar', length: 120 }) name!: string;
  @Column({ name: 'area_code', type: 'varchar', length: 9, nullable: true }) areaCode!: string | null;
  @Column({ name: 'area_name', type: 'varchar', length: 120, nullable: true }) areaName!: string | null;
  @Column({ type: 'text' }) note!: string;
  @Column({ type: 'boolean' }) archived!: boolean;
}
