import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A file that was sent. Its number is that of its intake, so that every figure leads back to its file. */
@Entity('import_job')
@Index('ix_import_job_organisation', ['organisationId'])
export class ImportEntity {
  @PrimaryColumn({ name: 'intake_id', type: 'integer' }) id!: number;
  /** Null where it belongs to several organisations, or to none (reference data). */
  @Column({ name: 'organisation_id', type: 'integer', nullable: true }) organisationId!: number | null;
  @Column({ type: 'varchar', length: 200 }) file!: string;
  /** Where the file lies until it is committed; null afterwards. */
  @Column({ name: 'kept_at', type: 'varchar', length: 400, nullable: true }) keptAt!: string | null;
  @Column({ type: 'varchar', length: 60, nullable: true }) mapping!: string | null;
  @Column({ name: 'mapping_version', type: 'integer', nullable: true }) mappingVersion!: number | null;
  /** The mapping it is read by, whole, with the period that was said: the contract's `mappingUse` as JSON. */
  @Column({ name: 'mapping_use', type: 'text', nullable: true }) mappingUse!: string | null;
  /** sha256 of the file. */
  @Column({ type: 'varchar', length: 64, nullable: true }) digest!: string | null;
  @Column({ type: 'varchar', length: 60 }) format!: string;
  @Column({ name: 'format_label', type: 'varchar', length: 200 }) formatLabel!: string;
  @Column({ type: 'varchar', length: 12 }) state!:
    'checking' | 'checked' | 'committing' | 'committed' | 'undoing' | 'undone' | 'failed';
  @Column({ type: 'double precision' }) progress!: number;
  @Column({ type: 'simple-json' }) counts!: {
    rows: number;
    created: number;
    changed: number;
    unchanged: number;
    rejected: number;
  };
  /** Cells whose words may lead to a person. */
  @Column({ name: 'marked_words', type: 'integer', default: 0 }) markedWords!: number;
  @Column({ name: 'problem_count', type: 'integer' }) problemCount!: number;
  @Column({ type: 'simple-json' }) summary!: string[];
  @Column({ name: 'unused_columns', type: 'simple-json' }) unusedColumns!: string[];
  @Column({ type: 'text', nullable: true }) message!: string | null;
  @Column({ name: 'uploaded_at', type: 'varchar', length: 30 }) uploadedAt!: string;
  /** The process at work says so every few seconds; silence means that it stopped. */
  @Column({ name: 'alive_at', type: 'varchar', length: 30 }) aliveAt!: string;
  @Column({ name: 'committed_at', type: 'varchar', length: 30, nullable: true }) committedAt!: string | null;
  @Column({ name: 'undone_at', type: 'varchar', length: 30, nullable: true }) undoneAt!: string | null;
}

/** What is wrong with a file, in the order of the file. */
@Entity('import_problem')
@Index('ix_import_problem_import', ['importId'])
export class ImportProblemEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'import_id', type: 'integer' }) importId!: number;
  /** The contract's `importProblem` as JSON. */
  @Column({ type: 'text' }) problem!: string;
}
