import type { PersonalTable } from './personal-table';

/** The part of the register about what leaves the team: editions, and what links and young people's pages open. */
export const publishedData: Readonly<Record<string, PersonalTable>> = {
  edition: {
    what: 'Editions: what they hold, who drafted, approved and released them',
    about: 'Released figures of places; staff; words of the team',
    kind: 'figures',
    columns: {
      title: 'words',
      scope: 'plain',
      why: 'words',
      sha256: 'plain',
      preview: 'plain',
      steps: 'staff',
      notices: 'words',
    },
  },
  share_link: {
    what: 'Links to released editions',
    about: 'Staff who made them; what a link opens is released',
    kind: 'permissions',
    columns: { token_hash: 'plain', passphrase_hash: 'plain', note: 'kept words', created_by: 'staff' },
  },
  young_words: {
    what: 'What young people may read about a place, in plain words',
    about: 'Places; words of the team about what young people said together',
    kind: 'words',
    columns: { greeting: 'words', choices: 'words' },
    from: ['changed_on'],
    emptied: { choices: '[]' },
  },
  young_link: {
    what: 'Links for young people',
    about: 'Staff who made them; nothing is kept of who opens one',
    kind: 'permissions',
    columns: { token_hash: 'plain', note: 'kept words', created_by: 'staff' },
  },
  edition_audit: {
    what: 'What a draft of an edition decided so far',
    about: 'Counts of groups, until the edition is released',
    kind: 'figures',
    columns: { body: 'plain' },
    organisationBy: { column: 'edition_id', table: 'edition', key: 'id' },
  },
  edition_file: {
    what: 'The files of released editions',
    about: 'Released figures of places: public, and never changed',
    kind: 'figures',
    columns: { path: 'plain', sha256: 'plain', body: 'plain' },
    organisationBy: { column: 'edition_id', table: 'edition', key: 'id' },
  },
  ledger_entry: {
    what: 'What every edition printed, with the count behind it',
    about: 'Counts of groups; never of one person',
    kind: 'figures',
    columns: { body: 'plain' },
  },
};
