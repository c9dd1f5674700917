import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { AuditJournal } from '../audit/audit-journal';
import { AuditLog } from '../audit/audit-log.service';
import { type Config } from '../config';
import { readerOptions, writerOptions } from './data-source';
import { DataVersion } from './data-version';
import { Reader } from './reader';
import { writeOverErased } from './secure-delete';
import { UnitOfWork } from './unit-of-work';
import { Writer } from './writer';

/** The two doors to the database: UnitOfWork writes, Reader reads. */
@Global()
@Module({})
export class DatabaseModule {
  constructor(writer: DataSource, reader: Reader, work: UnitOfWork) {
    if (writer instanceof Writer)
      writer.beforeClosing(async () => {
        await work.stop();
        await reader.stop();
      });
  }

  static with(config: Config): DynamicModule {
    const reader = {
      provide: Reader,
      inject: [DataSource],
      // after the writer, which creates the file and migrates it
      useFactory: async (writer: DataSource) => {
        await writeOverErased(writer);
        const options = readerOptions(config);
        return new Reader(options ? await new DataSource(options).initialize() : writer);
      },
    };
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => writerOptions(config),
          dataSourceFactory: (options) => new Writer(options as DataSourceOptions).initialize(),
        }),
      ],
      providers: [AuditJournal, UnitOfWork, AuditLog, reader, DataVersion],
      exports: [AuditJournal, UnitOfWork, AuditLog, Reader, DataVersion],
    };
  }
}
