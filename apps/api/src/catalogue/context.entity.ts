import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('context')
@Index('ux_context_code', ['organisationId', 'code'], { unique: true })
export class ContextEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'site_id', type: 'integer' }) siteId!: number;
  @Column({ type: 'varchar', length: 40 }) code!: string;
  @Column({ type: 'varchar', length: 20 }) level!: string;
  @Column({ type: 'varchar', length: 20 }) setting!: string;
  @Column({ type: 'varchar', length: 160 }) kind!: string;
  @Column({ type: 'varchar', length: 120 }) pseudonym!: string;
  @Column({ name: 'private_name', type: 'varchar', length: 160 }) privateName!: string;
  @Column({ type: 'varchar', length: 10 }) opened!: string;
  @Column({ type: 'varchar', length: 10, nullable: true }) closed!: string | null;
  @Column({ name: 'size_band', type: 'varchar', length: 12, nullable: true }) sizeBand!: string | null;
  @Column({ name: 'age_band', type: 'varchar', length: 12, nullable: true }) ageBand!: string | null;
  @Column({ type: 'simple-json' }) goals!: string[];
  @Column({ name: 'headline_indicators', type: 'simple-json' }) headlineIndicators!: string[];
  @Column({ name: 'next_review', type: 'varchar', length: 10, nullable: true }) nextReview!: string | null;
  @Column({ type: 'text' }) note!: string;
  @Column({ type: 'boolean' }) archived!: boolean;
}
