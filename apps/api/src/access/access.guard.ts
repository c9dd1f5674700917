import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { mayCall } from '@waymark/contract';
import { type ActingRequest, entryOf } from '../http/endpoint';
import { Refusal } from '../http/refusals';
import { LocalActor } from './local-actor';

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * The one place that decides who may call what, from the contract entry. Deny by default: a route without an entry,
 * or a role that the entry does not name, is refused.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly local: LocalActor) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const entry = entryOf(context);
    const request = context.switchToHttp().getRequest<ActingRequest>();
    if (!entry) throw new Refusal(403, 'Not allowed', 'This address is not part of the contract.');
    this.refuseOtherPages(request);
    const actor = await this.local.actor();
    if (!mayCall(actor.role, entry))
      throw new Refusal(403, 'Not allowed', `This needs one of these roles: ${[...entry.roles].join(', ')}.`);
    request.actor = actor;
    return true;
  }

  /**
   * Without accounts, being on this computer is the whole permission. So a web page elsewhere must not be able to use
   * the reader's browser as its hands: names that only pretend to be this computer, and writes from other pages, are refused.
   */
  private refuseOtherPages(request: ActingRequest): void {
    const host = request.headers.host ?? '';
    if (!LOOPBACK_HOST.test(host))
      throw new Refusal(
        421,
        'Wrong address',
        'Open Waymark by its address on this computer, such as http://localhost:3333.',
      );
    const origin = request.headers.origin;
    if (origin && origin !== 'null' && new URL(origin).host !== host && !isDevServer(origin))
      throw new Refusal(403, 'Not allowed', 'Another web page tried to use Waymark. Nothing was changed.');
    if (origin === 'null' && request.method !== 'GET')
      throw new Refusal(
        403,
        'Not allowed',
        'A page without an address tried to use Waymark. Nothing was changed.',
      );
  }
}

/** The dashboard's development server, on this computer too. */
function isDevServer(origin: string): boolean {
  return /^http:\/\/(localhost|127\.0\.0\.1):4200$/.test(origin);
}
