import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { Logger } from 'pino';
import { AccessGuard } from './access/access.guard';
import { AccessModule } from './access/access.module';
import { AnswersModule } from './answers/answers.module';
import { AcrossModule } from './across/across.module';
import { AuditInterceptor } from './audit/audit.interceptor';
import { OnceInterceptor } from './audit/once.interceptor';
import { AuditModule } from './audit/audit.module';
import { CatalogueModule } from './catalogue/catalogue.module';
import { ChangeModule } from './change/change.module';
import { ConcernsModule } from './concerns/concerns.module';
import { type Config } from './config';
import { DatabaseModule } from './database/database.module';
import { DisclosureModule } from './disclosure/disclosure.module';
import { EditionsModule } from './editions/editions.module';
import { ContractInterceptor } from './http/contract.interceptor';
import { HealthController } from './http/health.controller';
import { ImportsModule } from './imports/imports.module';
import { MeetingsModule } from './meetings/meetings.module';
import { PlanModule } from './plan/plan.module';
import { MeasuresModule } from './measures/measures.module';
import { PartnershipsModule } from './partnerships/partnerships.module';
import { ProtectionModule } from './protection/protection.module';
import { QualityModule } from './quality/quality.module';
import { ReportsModule } from './reports/reports.module';
import { TakeOverModule } from './take-over/take-over.module';
import { SettingsModule } from './settings.module';
import { VoicesModule } from './voices/voices.module';
import { YoungModule } from './young/young.module';

/** Features from top to bottom, as data flows. */
@Module({})
export class AppModule {
  static with(config: Config, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(config, log),
        DatabaseModule.with(config),
        AccessModule,
        CatalogueModule,
        ImportsModule,
        MeasuresModule,
        AnswersModule,
        AuditModule,
        ChangeModule,
        MeetingsModule,
        PlanModule,
        PartnershipsModule,
        ConcernsModule,
        QualityModule,
        AcrossModule,
        DisclosureModule,
        EditionsModule,
        VoicesModule,
        YoungModule,
        ReportsModule,
        TakeOverModule,
        ProtectionModule,
      ],
      controllers: [HealthController],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        // outermost: whatever a request does is done in somebody's name
        { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
        { provide: APP_INTERCEPTOR, useClass: OnceInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ContractInterceptor },
      ],
    };
  }
}
