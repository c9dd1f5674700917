import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { ProblemDocument } from '@waymark/contract';
import type { Response } from 'express';
import { QueryFailedError } from 'typeorm';
import type { Logger } from 'pino';
import type { RefusedAccess } from '../access/refused-access.service';
import type { ActingRequest } from './endpoint';
import { Refusal } from './refusals';

const HTTP_SENTENCES: Record<number, string> = {
  400: 'The request could not be read: if it holds JSON, check that it is complete.',
  404: 'There is nothing at this address.',
  405: 'This address does not take that kind of request.',
  413: 'That is too large to send in one piece. Files go to the Import page; a round takes up to 500 figures.',
};

/** Turns whatever went wrong into a problem document (RFC 9457). Bugs are logged by id, without personal data. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    /** Keeps a record of what signed-in people were refused. */
    private readonly tell: RefusedAccess['tell'],
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ActingRequest & { readonly id?: unknown }>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = this.problemFor(error, String(request.id ?? '-'));
    // not waited for: whoever is refused learns nothing from how long it takes to write that down
    void this.tell(request, problem.status).catch((failure: unknown) => {
      this.log.error({ requestId: problem.requestId, name: String(failure) }, 'a refusal was not recorded');
    });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (error instanceof Refusal && error.retryAfter !== null)
      response.setHeader('retry-after', String(error.retryAfter));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private problemFor(error: unknown, requestId: string): ProblemDocument {
    if (error instanceof Refusal)
      return {
        type: 'about:blank',
        title: error.title,
        status: error.status,
        detail: error.detail,
        errors: [...error.errors],
        requestId,
        ...(error.made === null ? {} : { made: error.made }),
      };
    // SQLite finds no row of such a number; PostgreSQL would not even look
    if (isBeyondTheDatabase(error))
      return {
        type: 'about:blank',
        title: 'Not found',
        status: 404,
        detail: 'There is nothing here with a number as large as that. Nothing was changed.',
        errors: [],
        requestId,
      };
    const status = statusOf(error);
    if (status < 500)
      return {
        type: 'about:blank',
        title: 'Please check what was sent',
        status,
        detail: HTTP_SENTENCES[status] ?? 'The request could not be answered as it was sent.',
        errors: [],
        requestId,
      };
    const { name, stack } = error instanceof Error ? error : new Error(String(error));
    // The message may quote what somebody typed, over several lines; name and place are enough to mend a bug.
    const places = stack?.split('\n').filter((line) => /^\s+at /.test(line));
    this.log.error({ requestId, name, stack: places?.slice(0, 11) }, 'unexpected error');
    return {
      type: 'about:blank',
      title: 'Something went wrong in Waymark',
      status: 500,
      detail: `This is a fault of Waymark, not yours, and nothing was changed. Try again; if it stays, report the number ${requestId}.`,
      errors: [],
      requestId,
    };
  }
}

/** PostgreSQL: numeric_value_out_of_range. */
function isBeyondTheDatabase(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  return (error.driverError as { readonly code?: unknown }).code === '22003';
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  // body-parser and express put the status on the error itself
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
