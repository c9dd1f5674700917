import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import type { Response } from 'express';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { AccountService } from './account.service';
import { EntryService } from './entry.service';
import type { Opened } from './session-desk';
import { SessionService } from './session.service';
import { SignInService } from './sign-in.service';
import { VisitsService } from './visits.service';

type E = typeof e;

/** In and out: who is signed in, and the ways to become so. */
@Controller()
export class SignInController {
  constructor(
    private readonly signing: SignInService,
    private readonly entry: EntryService,
    private readonly visits: VisitsService,
    private readonly sessions: SessionService,
  ) {}

  @Endpoint(e.session)
  session(@Input() { visitor }: Call<E['session']>): Promise<Answer<E['session']>> {
    return this.sessions.session(visitor.visit);
  }

  @Endpoint(e.setUp)
  async setUp(@Input() { body, visitor, response }: Call<E['setUp']>): Promise<Answer<E['setUp']>> {
    return this.enter(response, await this.entry.setUp(body, visitor));
  }

  @Endpoint(e.signIn)
  async signIn(@Input() { body, visitor, response }: Call<E['signIn']>): Promise<Answer<E['signIn']>> {
    return this.next(response, await this.signing.signIn(body, visitor));
  }

  @Endpoint(e.demoSignIn)
  async demoSignIn(
    @Input() { body, visitor, response }: Call<E['demoSignIn']>,
  ): Promise<Answer<E['demoSignIn']>> {
    return this.enter(response, await this.entry.demoSignIn(body.account, visitor));
  }

  @Endpoint(e.secondFactor)
  async secondFactor(
    @Input() { body, visitor, response }: Call<E['secondFactor']>,
  ): Promise<Answer<E['secondFactor']>> {
    return this.next(response, await this.signing.secondFactor(visitor.visit, body, visitor));
  }

  @Endpoint(e.lookAtLink)
  lookAtLink(@Input() { body }: Call<E['lookAtLink']>): Promise<Answer<E['lookAtLink']>> {
    return this.entry.look(body.token);
  }

  @Endpoint(e.acceptInvitation)
  async accept(
    @Input() { body, visitor, response }: Call<E['acceptInvitation']>,
  ): Promise<Answer<E['acceptInvitation']>> {
    return this.next(response, await this.entry.accept(body, visitor));
  }

  @Endpoint(e.resetPassword)
  async reset(
    @Input() { body, visitor, response }: Call<E['resetPassword']>,
  ): Promise<Answer<E['resetPassword']>> {
    return this.next(response, await this.entry.reset(body, visitor));
  }

  private next(response: Response, { step, token }: Opened): Answer<E['signIn']> {
    this.visits.give(response, token);
    return { next: step === 'open' ? 'done' : step };
  }

  private async enter(response: Response, { token }: Opened): Promise<Answer<E['session']>> {
    this.visits.give(response, token);
    return this.sessions.session(await this.visits.ofToken(token));
  }
}

/** One's own account. */
@Controller()
export class AccountController {
  constructor(
    private readonly account: AccountService,
    private readonly visits: VisitsService,
    private readonly sessions: SessionService,
  ) {}

  @Endpoint(e.account)
  own(@Input() { visitor }: Call<E['account']>): Promise<Answer<E['account']>> {
    return this.account.account(visitor.visit);
  }

  @Endpoint(e.changePassword)
  async changePassword(
    @Input() { body, visitor, response }: Call<E['changePassword']>,
  ): Promise<Answer<E['changePassword']>> {
    const { token } = await this.account.changePassword(visitor.visit, body, visitor);
    this.visits.give(response, token);
    return this.account.account(visitor.visit);
  }

  @Endpoint(e.beginTotp)
  beginTotp(@Input() { body, visitor }: Call<E['beginTotp']>): Promise<Answer<E['beginTotp']>> {
    return this.account.beginTotp(visitor.visit, body);
  }

  @Endpoint(e.confirmTotp)
  async confirmTotp(
    @Input() { body, visitor, response }: Call<E['confirmTotp']>,
  ): Promise<Answer<E['confirmTotp']>> {
    const { codes, token } = await this.account.confirmTotp(visitor.visit, body.code, visitor);
    this.visits.give(response, token);
    return { codes };
  }

  @Endpoint(e.removeTotp)
  removeTotp(@Input() { body, visitor }: Call<E['removeTotp']>): Promise<Answer<E['removeTotp']>> {
    return this.account.removeTotp(visitor.visit, body);
  }

  @Endpoint(e.newRecoveryCodes)
  newCodes(@Input() { body, visitor }: Call<E['newRecoveryCodes']>): Promise<Answer<E['newRecoveryCodes']>> {
    return this.account.newCodes(visitor.visit, body);
  }

  @Endpoint(e.accountSessions)
  list(@Input() { visitor }: Call<E['accountSessions']>): Promise<Answer<E['accountSessions']>> {
    return this.account.sessions(visitor.visit);
  }

  @Endpoint(e.endSession)
  endSession(@Input() { params, body, visitor }: Call<E['endSession']>): Promise<Answer<E['endSession']>> {
    return this.account.endSession(visitor.visit, params.id, body);
  }

  @Endpoint(e.actAs)
  async actAs(@Input() { body, visitor, response }: Call<E['actAs']>): Promise<Answer<E['actAs']>> {
    const { token } = await this.account.actAs(visitor.visit, body.role, visitor);
    this.visits.give(response, token);
    return this.sessions.session(await this.visits.ofToken(token));
  }

  @Endpoint(e.signOut)
  async signOut(@Input() { visitor, response }: Call<E['signOut']>): Promise<Answer<E['signOut']>> {
    await this.account.signOut(visitor.visit);
    this.visits.take(response);
    return this.sessions.session(null);
  }

  @Endpoint(e.signOutEverywhere)
  async everywhere(
    @Input() { body, visitor, response }: Call<E['signOutEverywhere']>,
  ): Promise<Answer<E['signOutEverywhere']>> {
    await this.account.signOutEverywhere(visitor.visit, body);
    this.visits.take(response);
    return this.sessions.session(null);
  }
}
