import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AuditJournal } from '../audit/audit-journal';
import { AuditLog } from '../audit/audit-log.service';
import { type Config } from '../config';
import { readerOptions, writerOptions } from './data-source';
import { DataVersion } from './data-version';
import { Reader } from './reader';
import { writeOverErased } from './secure-delete';
import { UnitOfWork } from './unit-of-work';

/** The two doors to the database: UnitOfWork writes, Reader reads. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly reader: Reader) {}

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
      imports: [TypeOrmModule.forRootAsync({ useFactory: () => writerOptions(config) })],
      providers: [AuditJournal, UnitOfWork, AuditLog, reader, DataVersion],
      exports: [AuditJournal, UnitOfWork, AuditLog, Reader, DataVersion],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.reader.source.isInitialized && this.reader.source.options.type === 'sqlite')
      await this.reader.source.destroy();
  }
}
