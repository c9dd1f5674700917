import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { type Endpoint, mayCall, outside } from '@waymark/contract';
import type { Response } from 'express';
import { z } from 'zod';
import type { Config } from '../config';
import { type ActingRequest, entryOf } from '../http/endpoint';
import { Refusal } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { refuseOtherPages } from './other-pages';
import { PaceService } from './pace.service';
import { deviceOf, networkOf } from './visitor';
import { VisitsService } from './visits.service';

/**
 * The one place that decides who may call what, from the contract entry. Deny by default: a route without an entry, nobody
 * signed in, or a role that the entry does not name, is refused. What a role finds there is limited by its actor's reach.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly visits: VisitsService,
    private readonly pace: PaceService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const entry = entryOf(context);
    const http = context.switchToHttp();
    const request = http.getRequest<ActingRequest>();
    if (!entry) throw new Refusal(403, 'Not allowed', 'This address is not part of the contract.');
    request.entry = entry;
    refuseOtherPages(request, this.config);
    const visit = await this.visits.of(request, http.getResponse<Response>());
    request.visitor = { visit, address: networkOf(request.ip ?? ''), device: deviceOf(request) };
    request.actor = visit?.actor ?? null;
    this.pace.count(entry, { sessionId: visit?.session.id ?? null, address: request.visitor.address });
    if (entry.roles === 'anyone') return true;
    if (!visit)
      throw new Refusal(401, 'Not signed in', 'Sign in first; you come back to this page afterwards.');
    if (entry.roles === 'signing in') return true;
    if (!visit.actor)
      throw new Refusal(
        401,
        'Not signed in',
        'One step of signing in is left: finish it on the sign-in page.',
      );
    if (!mayCall(visit.actor.role, entry))
      throw new Refusal(
        403,
        'Not allowed',
        `As ${visit.actor.role} you cannot do this. It needs one of these roles: ${entry.roles.join(', ')}.`,
      );
    // outside the team the reach is named place by place, and no entry for them is of this kind
    if (!mayCall(visit.actor.role, entry, visit.actor.siteIds !== undefined))
      throw new Refusal(
        403,
        'Not allowed',
        'This concerns the organisation as a whole, and you are limited to some of its sites. Ask somebody who looks after all of it.',
      );
    if (outside.includes(visit.actor.role) && hasView(entry)) refuseTeamView(request);
    return true;
  }
}

/** Whether an entry answers in a team view and a released one. */
export function hasView({ query }: Pick<Endpoint, 'query'>): boolean {
  return query instanceof z.ZodObject && 'view' in query.shape;
}

/** Outside the team there is the released view, also where none was asked for. */
function refuseTeamView(request: ActingRequest): void {
  if (request.query['view'] !== undefined && request.query['view'] !== 'external')
    throw new Refusal(
      403,
      'Not allowed',
      'Figures as the team has them stay with the team. Released figures can be read: ask for the external view.',
    );
  request.releasedOnly = true;
}
