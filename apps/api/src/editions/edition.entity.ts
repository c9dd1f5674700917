import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('edition')
@Index('ix_edition_organisation', ['organisationId', 'number'])
@Index('ix_edition_sha256', ['sha256'])
export class EditionEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ type: 'varchar', length: 12 }) state!: string;
  @Column({ type: 'varchar', length: 160 }) title!: string;
  /** JSON of the contract's editionScope. */
  @Column({ type: 'text' }) scope!: string;
  @Column({ type: 'varchar', length: 12 }) standing!: string;
  @Column({ name: 'embargoed_until', type: 'varchar', length: 10, nullable: true })
  embargoedUntil!: string | null;
  /** Number of the edition it corrects. */
  @Column({ type: 'integer', nullable: true }) corrects!: number | null;
  @Column({ type: 'text' }) why!: string;
  @Column({ type: 'integer', nullable: true }) number!: number | null;
  @Column({ type: 'varchar', length: 64, nullable: true }) sha256!: string | null;
  @Column({ name: 'released_on', type: 'varchar', length: 10, nullable: true }) released!: string | null;
  /** Places of the draft: how many are decided, and of how many. */
  @Column({ name: 'places_done', type: 'integer' }) done!: number;
  @Column({ name: 'places', type: 'integer' }) of!: number;
  /** Entries of the ledger when the draft was made: another edition since means it must be drafted again. */
  @Column({ name: 'ledger_size', type: 'integer' }) ledgerSize!: number;
  /** Version of the rules outside under which it was drafted; null before any was decided here. Other rules mean another draft. */
  @Column({ name: 'policy_version', type: 'integer', nullable: true }) policyVersion!: number | null;
  /** JSON of the contract's editionOverview; null until every place is decided. Team only. */
  @Column({ type: 'text', nullable: true }) preview!: string | null;
  /** JSON of the overview's summary, for lists. */
  @Column({ type: 'text', nullable: true }) summary!: string | null;
  /** JSON of the steps: who, when, with which note; the person's number beside it. */
  @Column({ type: 'text' }) steps!: string;
  /** JSON of the contract's editionNotice list. */
  @Column({ type: 'text' }) notices!: string;
}

/** An edition without its preview, which names every change of a correction and is read only where the draft is looked at. */
export type ListedEdition = Omit<EditionEntity, 'preview'>;

/** What was decided about one place of a draft: kept, so that a long draft goes on where it stopped. Team only. */
@Entity('edition_audit')
export class EditionAuditEntity {
  @PrimaryColumn({ name: 'edition_id', type: 'integer' }) editionId!: number;
  @PrimaryColumn({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'text' }) body!: string;
}

/**
 * What the draft page shows of one place, and what is sealed at release: a draft of hundreds of thousands of figures is nowhere
 * held whole. Team only.
 */
@Entity('edition_part')
export class EditionPartEntity {
  @PrimaryColumn({ name: 'edition_id', type: 'integer' }) editionId!: number;
  @PrimaryColumn({ name: 'context_id', type: 'integer' }) contextId!: number;
  /** JSON of the contract's editionPreviewPlace. */
  @Column({ type: 'text' }) body!: string;
}

/** The bytes of a released edition. Never changed. */
@Entity('edition_file')
export class EditionFileEntity {
  @PrimaryColumn({ name: 'edition_id', type: 'integer' }) editionId!: number;
  @PrimaryColumn({ type: 'varchar', length: 60 }) path!: string;
  @Column({ type: 'varchar', length: 64 }) sha256!: string;
  @Column({ type: 'integer' }) bytes!: number;
  @Column({ type: 'text' }) body!: string;
}

/** One published number with the true count behind it: what every later edition is held against. Never leaves the server. */
@Entity('ledger_entry')
@Index('ix_ledger_entry_organisation', ['organisationId'])
export class LedgerEntryEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'edition_id', type: 'integer' }) editionId!: number;
  /** JSON of the contract's ledgerEntry. */
  @Column({ type: 'text' }) body!: string;
}
