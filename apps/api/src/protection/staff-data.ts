/** What is held about people who work with Waymark. It belongs to the installation, and the parts that made it end it. */
export interface StaffTable {
  readonly what: string;
  readonly about: string;
  readonly kept: string;
  readonly then: string;
}

/**
 * The part of the register about accounts: tables that no organisation owns, so that neither the retention job nor erasure by a
 * code reads them. A spec holds it against the schema. AccountClock erases what runs out.
 */
export const staffData: Readonly<Record<string, StaffTable>> = {
  person: {
    what: 'Accounts: name, sign-in name, a hash of the password, the sealed secret of an app',
    about: 'Staff, partners, commissioners and researchers',
    kept: 'while the account is in use',
    then: 'password, app and codes are erased when it ends; the name stays beside what it recorded',
  },
  membership: {
    what: 'Roles: of whom, for what, given by whom, from when to when',
    about: 'Staff, partners, commissioners and researchers',
    kept: 'kept: who could see what, and when, stays known',
    then: 'keep',
  },
  recovery_code: {
    what: 'Hashes of recovery codes',
    about: 'People with a second factor',
    kept: 'until new ones are made or the account ends',
    then: 'erase the record',
  },
  one_time_link: {
    what: 'Invitations and links to new passwords: for whom, made by whom',
    about: 'People who were invited, also those who never came',
    kept: 'one year from the day the link ran out',
    then: 'erase the record',
  },
  access_session: {
    what: 'Sessions: role, kind of browser, from when to when',
    about: 'People who signed in',
    kept: '30 days from the last sign of life',
    then: 'erase the record',
  },
  access_attempt: {
    what: 'Tries to sign in, by digests of sign-in names and networks',
    about: 'Whoever tried',
    kept: 'one to two days from the last try',
    then: 'erase the record',
  },
  audit_entry: {
    what: 'Audit log: who did what, when and why',
    about: 'People who work with Waymark; no values of personal data of others',
    kept: 'kept: a chain with a gap proves nothing',
    then: 'keep',
  },
  audit_pending: {
    what: 'Changed rows that the audit log is about to take up',
    about: 'Whatever was changed',
    kept: 'until the change is kept, which is moments',
    then: 'erase the record',
  },
};
