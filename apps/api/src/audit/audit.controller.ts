import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { auditCsv, auditHeading } from './audit-csv';
import { AuditService } from './audit.service';

type E = typeof e;

@Controller()
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Endpoint(e.auditEntries)
  entries(@Input() { actor, query }: Call<E['auditEntries']>): Promise<Answer<E['auditEntries']>> {
    return this.audit.page(actor, query);
  }

  @Endpoint(e.auditChain)
  chain(): Promise<Answer<E['auditChain']>> {
    return this.audit.chain();
  }

  @Endpoint(e.auditCsv)
  async csv(@Input() { actor, query, response }: Call<E['auditCsv']>): Promise<void> {
    response.set({
      'Content-Disposition': 'attachment; filename="audit-log.csv"',
      'Cache-Control': 'no-store',
    });
    response.type('text/csv; charset=utf-8').write(auditHeading);
    for await (const entries of this.audit.all(actor, query)) response.write(auditCsv(entries));
    response.end();
  }
}
