import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who asked for information, on which ground, and what was decided. Names nobody but organisations and roles. */
@Entity('information_request')
@Index('ix_information_request_organisation', ['organisationId'])
export class InformationRequestEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ name: 'organisation_id', type: 'integer' }) organisationId!: number;
  @Column({ name: 'received_on', type: 'varchar', length: 10 }) receivedOn!: string;
  @Column({ type: 'varchar', length: 160 }) organisation!: string;
  @Column({ name: 'asker_role', type: 'varchar', length: 120 }) askerRole!: string;
  @Column({ name: 'asked_for', type: 'text' }) askedFor!: string;
  @Column({ name: 'basis_claimed', type: 'varchar', length: 60 }) basisClaimed!: string;
  @Column({ type: 'varchar', length: 20 }) decision!: string;
  @Column({ name: 'decided_on', type: 'varchar', length: 10, nullable: true }) decidedOn!: string | null;
  @Column({ name: 'decided_by', type: 'varchar', length: 120 }) decidedBy!: string;
  @Column({ type: 'text' }) reason!: string;
  @Column({ type: 'varchar', length: 20, nullable: true }) told!: string | null;
  @Column({ name: 'told_words', type: 'text' }) toldWords!: string;
  @Column({ name: 'recorded_by', type: 'varchar', length: 120 }) recordedBy!: string;
  @Column({ name: 'recorded_at', type: 'varchar', length: 24 }) recordedAt!: string;
}
