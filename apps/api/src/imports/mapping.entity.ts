import type { ImportProblem } from '@waymark/contract';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** One version of a mapping that an organisation saved. Never changed, but for being archived. */
@Entity('saved_mapping')
@Index('ux_saved_mapping', ['organisationId', 'name', 'version'], { unique: true })
export class SavedMappingEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'varchar', length: 60 }) name!: string;
  @Column({ type: 'integer' }) version!: number;
  @Column({ type: 'varchar', length: 200 }) label!: string;
  @Column({ type: 'varchar', length: 10 }) kind!: 'table' | 'official';
  /** The contract's `anyMapping` as JSON. */
  @Column({ type: 'text' }) mapping!: string;
  @Column({ type: 'boolean' }) archived!: boolean;
  @Column({ name: 'saved_at', type: 'varchar', length: 30 }) savedAt!: string;
  @Column({ name: 'saved_by', type: 'varchar', length: 120 }) savedBy!: string;
}

/** A file that was sent to be mapped. The file lies in the data folder under the same id until it expires. */
@Entity('import_draft')
export class ImportDraftEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  /** The organisations of whoever sent it: nobody of fewer sees it. */
  @Column({ name: 'organisation_ids', type: 'simple-json' }) organisationIds!: number[];
  @Column({ name: 'person_id', type: 'integer', nullable: true }) personId!: number | null;
  @Column({ type: 'varchar', length: 200 }) file!: string;
  @Column({ type: 'bigint' }) size!: number | string;
  @Column({ type: 'varchar', length: 64 }) digest!: string;
  @Column({ type: 'varchar', length: 12 }) state!: 'reading' | 'ready' | 'unreadable';
  @Column({ type: 'simple-json' }) remarks!: string[];
  @Column({ type: 'simple-json' }) problems!: ImportProblem[];
  @Column({ type: 'simple-json' }) sheets!: { name: string | null; rows: number; columns: number }[];
  @Column({ name: 'uploaded_at', type: 'varchar', length: 30 }) uploadedAt!: string;
  @Column({ name: 'uploaded_by', type: 'varchar', length: 120 }) uploadedBy!: string;
  @Column({ name: 'expires_at', type: 'varchar', length: 30 }) expiresAt!: string;
}
