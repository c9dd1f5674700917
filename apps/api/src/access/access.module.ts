import { Module } from '@nestjs/common';
import { AccountController, SignInController } from './access.controller';
import { AccountClock } from './account-clock';
import { AccountRecords } from './account-records';
import { AccountService } from './account.service';
import { AttemptsService } from './attempts.service';
import { EntryService } from './entry.service';
import { FactorsService } from './factors.service';
import { HandedOutService } from './handed-out.service';
import { InvitationsService } from './invitations.service';
import { LinkDesk } from './link-desk';
import { LinksStore } from './links.store';
import { LocalActor } from './local-actor';
import { PaceService } from './pace.service';
import { PeopleController } from './people.controller';
import { PeopleDirectory } from './people-directory.service';
import { PeopleService } from './people.service';
import { PeopleStore } from './people.store';
import { RefusedAccess } from './refused-access.service';
import { ScopesStore } from './scopes.store';
import { SecretBox } from './secret-box';
import { SessionDesk } from './session-desk';
import { SessionService } from './session.service';
import { SessionsStore } from './sessions.store';
import { SignInService } from './sign-in.service';
import { VisitsService } from './visits.service';

/** Who people are, how they sign in, and what each of their roles reaches. */
@Module({
  controllers: [SignInController, AccountController, PeopleController],
  providers: [
    AccountClock,
    AccountRecords,
    AccountService,
    AttemptsService,
    EntryService,
    FactorsService,
    HandedOutService,
    InvitationsService,
    LinkDesk,
    LinksStore,
    LocalActor,
    PaceService,
    RefusedAccess,
    PeopleDirectory,
    PeopleService,
    PeopleStore,
    ScopesStore,
    SecretBox,
    SessionDesk,
    SessionService,
    SessionsStore,
    SignInService,
    VisitsService,
  ],
  exports: [
    AccountRecords,
    AttemptsService,
    LinkDesk,
    LocalActor,
    PaceService,
    PeopleDirectory,
    RefusedAccess,
    VisitsService,
  ],
})
export class AccessModule {}
