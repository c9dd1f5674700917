import type { Role } from '@waymark/contract';

interface DemoPerson {
  readonly role: Role;
  /** Invented, like everybody in the demo; the label stands in the name itself. */
  readonly name: string;
  readonly about: string;
}

/** One account for each role, in the demo only. What each reaches is given in demo/demo-people.ts. */
export const demoAccounts: readonly DemoPerson[] = [
  {
    role: 'administrator',
    name: 'Adair Moss (demo administrator)',
    about: 'Sees all three organisations, and looks after people and settings.',
  },
  {
    role: 'manager',
    name: 'Mina Okoro (demo manager)',
    about: 'Manages Estuary Youth Trust: its places, grants, figures and reports.',
  },
  {
    role: 'practitioner',
    name: 'Pat Lindqvist (demo practitioner)',
    about: 'Works on the streets of Estuary: records rounds and observations, reads the pages.',
  },
  {
    role: 'partner',
    name: 'Priya Vance (demo partner)',
    about:
      'Works with another organisation and joined a partnership for two places: sees their plans and released figures, and records own ratings and actions.',
  },
  {
    role: 'commissioner',
    name: 'Cora Whitlock (demo commissioner)',
    about: 'Answers for one grant of a funder: sees released figures of the places it paid for.',
  },
  {
    role: 'researcher',
    name: 'Remy Achebe (demo researcher)',
    about: 'Reads methods and the framework, and the editions that were published for research.',
  },
];
