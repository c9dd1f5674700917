import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody who works with Waymark: never a young person. */
@Entity('person')
export class PersonEntity {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'varchar', length: 120 }) name!: string;
  @Column({ type: 'varchar', length: 20 }) role!: string;
}
