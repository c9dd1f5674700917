import type { ProtectionPage, RetentionRule } from '@waymark/contract';
import type { Block, ReportDocument, Section } from '@waymark/reports';
import { staffData } from './staff-data';
import type { ProtectionRecords } from './protection-records.service';

/** What is true of this installation, read from its configuration and its database on the day. */
export interface Installation {
  readonly today: string;
  readonly version: string;
  readonly invented: boolean;
  readonly organisations: readonly string[];
  readonly database: string;
  readonly place: string;
  readonly reachableFrom: string;
  readonly accounts: readonly { readonly role: string; readonly people: number }[];
  readonly policy: string;
  readonly listVersion: string;
  readonly contexts: number;
  readonly smallGroups: number;
}

export interface DpiaFacts extends ProtectionRecords {
  readonly installation: Installation;
  readonly page: ProtectionPage;
  readonly rules: readonly RetentionRule[];
  readonly retentionRunning: boolean;
  readonly label: (list: 'lawfulBases' | 'article9' | 'schedule1', code: string | null) => string;
}

const body = (text: string): Block => ({ kind: 'paragraph', voice: 'body', runs: [{ text }] });
const list = (items: readonly string[]): Block => ({ kind: 'list', items: items.map((text) => [{ text }]) });
const cell = (text: string) => ({ text, state: 'words' as const });
const table = (
  caption: string,
  headings: readonly [string, number][],
  rows: readonly (readonly string[])[],
): Block => ({
  kind: 'table',
  table: {
    caption,
    columns: headings.map(([heading, share]) => ({ heading, share, align: 'left' })),
    rows: rows.map(([header = '', ...cells]) => ({ header, cells: cells.map(cell) })),
  },
});

/** A data protection impact assessment of this installation. What only people can judge is left open, and says so. */
export function dpiaDocument(facts: DpiaFacts): ReportDocument {
  const { installation: at } = facts;
  return {
    title: 'Data protection impact assessment',
    language: 'en-GB',
    date: at.today,
    addressed: at.organisations.join(', ') || 'No organisation yet',
    marks: ['draft to decide on', ...(at.invented ? ['invented example'] : [])],
    figuresAre: `as of ${at.today}`,
    foot: `Waymark ${at.version}. Filled from the running installation; to be completed and decided by the organisation.`,
    subject: 'Assessment of the processing of personal data in Waymark',
    lede: 'What Waymark holds about people here, why, for how long, who sees it, what could go wrong and what is done about it.',
    gaps: [],
    sections: sections(facts).map((section, index) => ({ ...section, number: index + 1 })),
    axis: { start: at.today, end: at.today, ticks: [] },
    grants: [],
  };
}

function sections(facts: DpiaFacts): Omit<Section, 'number'>[] {
  const { installation: at, page, rules } = facts;
  const purposes = facts.purposes.filter((one) => one.replacedBy === null && one.endedOn === null);
  return [
    {
      id: 'what',
      heading: 'What is processed, and where',
      blocks: [
        body(
          'Waymark shows whether places and groups around young people became safer. It holds counts about places, words of the team, and, where an organisation asks people in two waves, single answers under a code that the young person keeps. Where it asks on the young people’s page, it holds answers and words that were sent without a name, and nothing of who sent them. Names of young people, members of groups, peers who are not in contact and offenders have no field to stand in; a test of the program holds to that.',
        ),
        list([
          `Database: ${at.database}, ${at.place}.`,
          `Reachable from: ${at.reachableFrom}.`,
          `Organisations in this database: ${at.organisations.join(', ') || 'none yet'}. ${at.contexts === 0 ? 'No context is recorded yet.' : `Contexts: ${at.contexts}, of which ${at.smallGroups} are peer groups or about one person.`}`,
          `Accounts: ${at.accounts.map(({ role, people }) => `${people} ${role}`).join(', ') || 'none yet'}.`,
          `Rules for everyone outside the team: policy ${at.policy}. Lists of lawful bases: ${at.listVersion}.`,
        ]),
      ],
    },
    {
      id: 'why',
      heading: 'Purposes and lawful basis',
      blocks:
        purposes.length === 0
          ? [
              {
                kind: 'notice',
                title: 'No purpose is recorded',
                items: ['Record each purpose with its lawful basis before data about people is entered.'],
              },
            ]
          : [
              table(
                'Purposes in force',
                [
                  ['Purpose', 3],
                  ['Covers', 5],
                  ['Lawful basis', 3],
                  ['Special category data', 4],
                  ['Decided', 3],
                ],
                purposes.map((one) => [
                  one.title,
                  one.covers,
                  facts.label('lawfulBases', one.lawfulBasis),
                  [
                    facts.label('article9', one.article9),
                    facts.label('schedule1', one.schedule1),
                    one.conditionNote,
                  ]
                    .filter(Boolean)
                    .join('. '),
                  `${one.decidedBy}, ${one.decidedOn}; review ${one.reviewOn}${one.reviewDue ? ' (overdue)' : ''}`,
                ]),
              ),
              body(
                'Agreement to take part is kept apart from these: it is what people were told and said yes to, and it is not the lawful basis.',
              ),
            ],
    },
    {
      id: 'held',
      heading: 'What is held, about whom, for how long',
      blocks: [
        table(
          'Tables that hold something about people',
          [
            ['What', 4],
            ['About', 4],
            ['Records', 1.4],
            ['Kept', 4],
            ['Then', 2],
          ],
          page.holdings.map((one) => [one.what, one.about, String(one.records), one.keptFor, one.then]),
        ),
        table(
          'People who work with Waymark',
          [
            ['What', 4],
            ['About', 3],
            ['Kept', 3],
            ['Then', 3],
          ],
          Object.values(staffData).map(({ what, about, kept, then }) => [what, about, kept, then]),
        ),
        table(
          'Retention schedule',
          [
            ['Kind', 3],
            ['Months', 1.2],
            ['Counted from', 3],
            ['Reason', 6],
          ],
          rules.map((rule) => [
            rule.title,
            rule.months === null ? 'kept' : String(rule.months),
            rule.from,
            rule.decided ? `${rule.decided.reason} (decided by ${rule.decided.by})` : rule.reason,
          ]),
        ),
        body(
          facts.retentionRunning
            ? 'The daily run erases what is due. Each run is recorded as counts.'
            : 'The daily run does not erase yet: somebody has to look at what is due and erase it once. Until then it only records what it would erase.',
        ),
      ],
    },
    {
      id: 'agreed',
      heading: 'Agreements, requests and sharing',
      blocks: [
        list([
          `Agreements to take part in force: ${facts.agreements.filter(({ state }) => state === 'in force').length}; withdrawn: ${facts.agreements.filter(({ state }) => state === 'withdrawn').length}.`,
          `Requests for information: ${facts.requests.length}, waiting: ${facts.requests.filter(({ decision }) => decision === 'waiting').length}.`,
          `Places called by their name because a community agreed: ${facts.places.filter(({ state }) => state === 'in force').length}. All others carry a pseudonym outside the team.`,
          ...facts.sharings.map((one) => `Sharing with ${one.partner}: ${one.what} ${one.because}`),
          ...(facts.sharings.length === 0 ? ['No agreement to share is recorded.'] : []),
          `Made so far: ${made(page, 'edition')} editions, drafts among them; ${made(page, 'share_link')} links to released editions; ${made(page, 'partnership')} partnerships; ${made(page, 'young_link')} links to young people’s pages, with ${made(page, 'young_survey')} rounds of questions.`,
        ]),
      ],
    },
    { id: 'risks', heading: 'Risks, what is done about them, and how that stands', blocks: [risks(facts)] },
    {
      id: 'backup',
      heading: 'Backups',
      blocks: [
        body(
          'A backup is a copy of the database with everything in it. Keep it encrypted, in another place, for no longer than the shortest term above that worries you: a person erased here is still in a backup until that is gone. After restoring one, run the retention job at once: npm run waymark -- retention.',
        ),
      ],
    },
    {
      id: 'open',
      heading: 'What only you can decide',
      blocks: [
        list([
          'Whether each purpose is necessary, and whether less would do.',
          'What young people and residents were asked about this assessment, and what they said.',
          'Who advises as data protection officer, and what they advised.',
          'Whether a high risk is left: then the ICO is to be asked first (UK GDPR Article 36).',
          'Who accepts the remaining risks, and when this is looked at again.',
        ]),
      ],
    },
  ];
}

/** How many rows a table of the register holds. */
const made = (page: ProtectionPage, name: string): number =>
  page.holdings.find(({ table: one }) => one === name)?.records ?? 0;

function risks(facts: DpiaFacts): Block {
  const { installation: at } = facts;
  const texts = 'Text is looked through before it is saved; what is kept in spite of a warning is recorded';
  return table(
    'Risks',
    [
      ['What could go wrong', 4],
      ['What is done', 6],
      ['How it stands here', 4],
    ],
    [
      [
        'Somebody is picked out of small numbers',
        'Outside the team only released figures leave: small cells are withheld, and what adds up is held against each other. Peer groups are told in words and levels only.',
        `Policy ${at.policy}; ${at.smallGroups} peer groups or single persons.`,
      ],
      [
        'A name or a number is typed into a note',
        `${texts}. It misses some: docs/privacy.md says how many.`,
        'On for every field of free text.',
      ],
      [
        'A young person is traced by what they sent',
        'Nothing of who sends, when or from where is kept; words are read by the team before anybody else. A link that is passed on opens the page to others, and a small round is small: three answers are three answers, to the team.',
        `${made(facts.page, 'young_survey')} rounds of questions.`,
      ],
      [
        'A place gets a bad name',
        'Pseudonyms outside the team; no map, no ranking, no league table.',
        `${facts.places.filter(({ state }) => state === 'in force').length} places are named by agreement.`,
      ],
      [
        'Answers are kept because nobody deletes them',
        'Every answer has a date on which it is erased; the sums stay.',
        facts.retentionRunning ? 'The daily run erases.' : 'Not erasing yet: look at what is due.',
      ],
      [
        'Partners ask for names of peers who never agreed',
        'There is no record of them. Each request is logged with its ground and decision.',
        `${facts.requests.length} requests logged.`,
      ],
      [
        'Somebody reads what is not theirs',
        'Roles with a scope, decided in one place; another organisation’s record looks as if it were not there; an audit log that shows if it was changed.',
        `${at.accounts.reduce((sum, { people }) => sum + people, 0)} accounts.`,
      ],
      [
        'The computer or a backup is lost',
        'The data folder is closed to other users of the computer; encrypt its disk and its backups.',
        at.place,
      ],
    ],
  );
}
