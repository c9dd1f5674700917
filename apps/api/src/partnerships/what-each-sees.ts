import type { SeenLine } from '@waymark/contract';

/**
 * What both sides read before anybody joins. It says what the server does: a change of either is a change of both, and a new
 * number, so that everybody agrees anew.
 */
export const SEEN_WORDING = 2;

export const whatEachSees: readonly SeenLine[] = [
  {
    what: 'Figures of the places',
    home: 'As they were recorded, with small numbers marked.',
    partner: 'As released: rounded, small numbers withheld.',
  },
  {
    what: 'Names of the places',
    home: 'Their own names.',
    partner: 'Public names only, unless a community agreed to its name.',
  },
  {
    what: 'Assessments, goals, targets and reviews',
    home: 'All of it; it is written here.',
    partner:
      'What was found, what comes first, goals, targets and how each goal stood at a review. Not the number of people it rests on, nor what the team said to each other at a review.',
  },
  {
    what: 'Meetings about the places, and their decisions',
    home: 'All of it; it is written here.',
    partner: 'Kinds of partners at the table, views brought, decisions and how they go on. Not the notes.',
  },
  {
    what: 'Codes of decisions',
    home: 'Each coder’s own; the other’s once both have coded.',
    partner: 'The same: they code apart, and see the other’s code once both have coded.',
  },
  {
    what: 'Ratings of parity and maps of guardians',
    home: 'Both sides’ ratings and every map.',
    partner:
      'The same. They rate for their own side only. Plans after incidents and the team’s own reviews of values stay with the team.',
  },
  {
    what: 'How the partnership sees itself against the values',
    home: 'All of it; it is written together.',
    partner: 'The same: every member writes in it, and reads what the others wrote.',
  },
  {
    what: 'Decisions they own',
    home: 'Every decision, whoever owns it.',
    partner: 'They add decisions of their own kind of partner, and say how these go on.',
  },
  {
    what: 'Answers to surveys, concerns, other places, people and the audit log',
    home: 'As the role allows.',
    partner: 'Never.',
  },
  {
    what: 'Who takes part',
    home: 'Everybody’s name and organisation.',
    partner: 'Organisations before joining; names too once they have joined.',
  },
];
