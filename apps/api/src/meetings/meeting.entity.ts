import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('meeting')
@Index('ix_meeting_organisation', ['organisationId', 'date'])
export class MeetingEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'held_on', type: 'varchar', length: 10 }) date!: string;
  @Column({ type: 'varchar', length: 40 }) kind!: string;
  /** JSON of the contract's attendance and broughtView lists. */
  @Column({ type: 'text' }) attendance!: string;
  @Column({ type: 'text' }) views!: string;
  @Column({ type: 'text' }) note!: string;
  /** Goes up with every change, so that two people editing lose nothing. */
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'boolean' }) archived!: boolean;
}

/** Which contexts a meeting discussed. */
@Entity('meeting_context')
@Index('ix_meeting_context', ['contextId'])
export class MeetingContextEntity {
  @PrimaryColumn({ name: 'meeting_id', type: 'integer' }) meetingId!: number;
  @PrimaryColumn({ name: 'context_id', type: 'integer' }) contextId!: number;
}
