import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Words that came through the young people's page and wait for somebody of the team. Like the letterbox: no time, no order. */
@Entity('young_letter')
@Index('ix_young_letter_context', ['contextId'])
@Index('ix_young_letter_digest', ['digest'], { unique: true })
export class YoungLetterEntity {
  /** Drawn at random, as in the letterbox. */
  @PrimaryColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ name: 'survey_id', type: 'integer' }) surveyId!: number;
  @Column({ type: 'varchar', length: 64 }) digest!: string;
  @Column({ type: 'text' }) words!: string;
  @Column({ type: 'varchar', length: 20 }) audience!: string;
  /** The last day of the round: the only day that is known of it. */
  @Column({ name: 'end_date', type: 'varchar', length: 10 }) end!: string;
  @Column({ name: 'keep_until', type: 'varchar', length: 10 }) keepUntil!: string;
}

/** Words of young people or residents, once somebody decided about them or wrote them down. */
@Entity('voice')
@Index('ix_voice_context', ['contextId'])
@Index('ix_voice_digest', ['digest'])
export class VoiceEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'context_id', type: 'integer' }) contextId!: number;
  @Column({ type: 'varchar', length: 40 }) who!: string;
  /** Empty once they were removed, taken back or ran out of time. */
  @Column({ type: 'text' }) words!: string;
  @Column({ type: 'varchar', length: 20 }) audience!: string;
  /** Through the page, or told to somebody. */
  @Column({ type: 'varchar', length: 20 }) came!: 'page' | 'told';
  @Column({ type: 'varchar', length: 20 }) state!: 'may be quoted' | 'team only' | 'removed' | 'withdrawn';
  @Column({ name: 'heard_on', type: 'varchar', length: 10 }) heardOn!: string;
  @Column({ name: 'expires_on', type: 'varchar', length: 10 }) expires!: string;
  @Column({ type: 'text' }) reason!: string;
  @Column({ name: 'decided_by', type: 'varchar', length: 120 }) decidedBy!: string;
  /** Of the code by which a young person takes them back; null for words told to the team. */
  @Column({ type: 'varchar', length: 64, nullable: true }) digest!: string | null;
  /** JSON of Traces and their salt, where the words are gone: a copy of them in a report is still known. */
  @Column({ type: 'text' }) traces!: string;
}
