import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { AuditEvent } from './audit-event';

/**
 * For what is no changed row: sign-ins, reads of personal data, downloads, publications. Changed rows record themselves.
 * Inside a unit of work the entry is kept or lost with it: tell of a refusal outside the unit that is rolled back.
 */
@Injectable()
export class AuditLog {
  constructor(private readonly work: UnitOfWork) {}

  /** Resolves once the entry is kept, or, inside a unit of work, once it will be kept with that. */
  async record(event: AuditEvent): Promise<void> {
    await this.work.note(event);
  }
}
