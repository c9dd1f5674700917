import type { Role, ScopeKind } from '@waymark/contract';

interface RoleWords {
  readonly name: string;
  /** What the role sees and does, in a line, for whoever is asked to take it or to give it. */
  readonly sees: string;
  readonly never: string;
}

/** Each role in plain words: told before anybody takes one. */
export const roleWords: Readonly<Record<Role, RoleWords>> = {
  administrator: {
    name: 'administrator',
    sees: 'An administrator sees and changes everything of the organisation, and looks after accounts, data protection and the audit trail.',
    never: 'They do not see other organisations.',
  },
  manager: {
    name: 'manager',
    sees: 'A manager sees true figures of the organisation, or of chosen sites, writes reports, and invites practitioners and partners.',
    never: 'They do not see other sites or organisations, and give no manager or administrator role.',
  },
  practitioner: {
    name: 'practitioner',
    sees: 'A practitioner records and reads true figures of the organisation, or of chosen sites.',
    never: 'They do not see other sites, and give nobody a role.',
  },
  partner: {
    name: 'partner',
    sees: 'A partner sees the plan that several organisations share, with figures as released, and records own ratings and actions.',
    never: 'They never see true counts, private names of places or other contexts.',
  },
  commissioner: {
    name: 'commissioner',
    sees: 'A commissioner sees released figures of the grants named to them, during the grant and after it.',
    never: 'They never see true counts, private names of places or other funders’ grants.',
  },
  researcher: {
    name: 'researcher',
    sees: 'A researcher sees the published editions named to them, de-identified, with their documentation.',
    never: 'They never see live figures, true counts or private names.',
  },
};

export const scopeWords: Readonly<Record<ScopeKind, string>> = {
  organisation: 'everything of',
  site: 'the site',
  partnership: 'the partnership',
  grant: 'the grant',
  edition: 'the edition',
};

export const article = (role: Role): string => (role === 'administrator' ? 'an' : 'a');
