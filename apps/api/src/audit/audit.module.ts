import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller';
import { AuditService } from './audit.service';
import { AuditStore } from './audit.store';

/** Reading the log. Writing it is the database module's: no write goes without it. */
@Module({
  controllers: [AuditController],
  providers: [AuditService, AuditStore],
})
export class AuditModule {}
