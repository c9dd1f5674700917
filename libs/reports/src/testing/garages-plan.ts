import type { ReportInput } from '@waymark/contract';

/** A plan as a report tells it: one goal, one moved target, and what four decisions came to. */
export const garagesPlan: ReportInput['plan'] = {
  goals: [
    {
      statement: 'They can name adults they trust',
      hope: 'Somebody to turn to on any evening.',
      sign: 'More young people name an adult here.',
      howKnown: 'The short survey, asked again in the same months.',
      state: 'open',
      measures: [
        {
          indicator: 'LOC-04',
          title: 'Can name a trusted adult here',
          baseline: { date: '2016-04-15', method: 'survey in the place', n: '60' },
          targets: [
            {
              whose: 'this grant',
              period: { start: '2021-04-01', end: '2021-06-30' },
              at: 'at least',
              value: 60,
              standing: 'reached',
              because: 'as released for spring 2021',
            },
          ],
        },
      ],
    },
  ],
  changes: [
    {
      date: '2020-09-14',
      what: 'target',
      about: 'target of LOC-04 for Steady adults',
      before: 'at least 70 from 2021-04-01 to 2021-06-30',
      after: 'at least 60 from 2021-04-01 to 2021-06-30',
      reason: 'No youth work ran for a year, and trust fell meanwhile.',
    },
    {
      date: '2020-10-02',
      what: 'baseline',
      about: 'baseline of LOC-04',
      before: '2016-04-15, survey on paper, n 45',
      after: '2016-04-15, survey in the place, n 60',
      reason: 'Fifteen forms were found in a folder.',
    },
  ],
  planned: { actions: 4, ecological: 2, both: 1, behaviourBased: 1, share: 0.625 },
  completed: { actions: 1, ecological: 1, both: 0, behaviourBased: 0, share: 1 },
  drift: { state: 'holding', sentence: 'The plan holds to changing the context.' },
  turns: [
    { side: 'VCS', towardsContext: 2, towardsBehaviour: 0, toGuardianship: 1, other: 0 },
    { side: 'community', towardsContext: 0, towardsBehaviour: 0, toGuardianship: 0, other: 0 },
    { side: 'statutory', towardsContext: 0, towardsBehaviour: 1, toGuardianship: 0, other: 0 },
  ],
  takingPart: {
    meetings: 3,
    withViews: 2,
    viewsBrought: 4,
    viewsAnswered: 3,
    decisionsDue: 3,
    decisionsDoneOfDue: 1,
    parties: [
      { party: 'young people', invited: 3, present: 2 },
      { party: 'police', invited: 3, present: 3 },
      { party: 'health', invited: 0, present: 0 },
    ],
  },
};
