import type { ReportInput } from '@waymark/contract';
import type { Block } from '../../document';
import { counted, dayWords, lead, plain, words } from '../../words';

type Goal = ReportInput['plan']['goals'][number];

/** What the plan hoped for, how it would be known, and where its targets stand by released figures. */
export function goalsOfPlan({ plan }: ReportInput): Block[] {
  if (plan.goals.length === 0) return [];
  return [
    { kind: 'heading', text: 'What the plan set out to reach' },
    ...plan.goals.flatMap((goal) => [
      {
        kind: 'paragraph' as const,
        voice: 'body' as const,
        runs: lead(`${goal.statement}.`, STATE[goal.state]),
      },
      ...intentions(goal),
      ...measures(goal),
    ]),
  ];
}

const STATE: Readonly<Record<Goal['state'], string>> = {
  open: 'The goal is open.',
  reached: 'The partnership calls it reached.',
  'set aside': 'It was set aside.',
};

function intentions({ hope, sign, howKnown }: Goal): Block[] {
  const items = [
    ['Hoped for:', hope],
    ['What will show it:', sign],
    ['How we will know:', howKnown],
  ].flatMap(([title = '', text = '']) => (text === '' ? [] : [lead(title, text)]));
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function measures(goal: Goal): Block[] {
  const rows = goal.measures.flatMap((measure) => {
    const { title, indicator, baseline, targets } = measure;
    const start = baseline
      ? `${dayWords(baseline.date)}, ${baseline.method}; n ${baseline.n}`
      : 'no baseline recorded';
    const header = `${title} (${indicator})`;
    if (targets.length === 0)
      return [
        { header, cells: [start, 'no target of this grant or the plan', ''].map((text) => words(text)) },
      ];
    return targets.map(({ whose, at, value, period, standing, because }) => ({
      header,
      cells: [
        words(start),
        words(`${at} ${value}, ${dayWords(period.start)} to ${dayWords(period.end)} (${whose})`),
        words(`${standing}: ${because}`, { strong: standing === 'reached' }),
      ],
    }));
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      table: {
        caption: `Baseline and targets: ${goal.statement}`,
        columns: [
          { heading: 'Measure', share: 30, align: 'left' },
          { heading: 'Baseline', share: 34, align: 'left' },
          { heading: 'Target', share: 34, align: 'left' },
          { heading: 'Where it stands', share: 30, align: 'left' },
        ],
        rows,
      },
    },
  ];
}

/** Every moved target, baseline and definition with its reason; that none was moved is said too. */
export function changesOfPlan({ plan, grant }: ReportInput): Block[] {
  const heading: Block = { kind: 'heading', text: 'Targets, baselines and definitions that were changed' };
  if (plan.changes.length === 0)
    return [
      heading,
      {
        kind: 'paragraph',
        voice: 'body',
        runs: plain(
          `Between ${dayWords(grant.start)} and ${dayWords(grant.end)} no target, baseline or definition of this plan was changed.`,
        ),
      },
    ];
  return [
    heading,
    {
      kind: 'table',
      table: {
        caption: 'What was changed, and why',
        columns: [
          { heading: 'What', share: 28, align: 'left' },
          { heading: 'Day', share: 18, align: 'left' },
          { heading: 'Before', share: 28, align: 'left' },
          { heading: 'After', share: 28, align: 'left' },
          { heading: 'Reason', share: 34, align: 'left' },
        ],
        rows: plan.changes.map(({ what, about, date, before, after, reason }) => ({
          header: about.includes(what) ? about : `${what}: ${about}`,
          cells: [dayWords(date), before, after, reason].map((text) => words(text)),
        })),
      },
    },
  ];
}

const SIDE: Readonly<Record<ReportInput['plan']['turns'][number]['side'], string>> = {
  VCS: 'Voluntary and community sector',
  community: 'Young people, families, residents and others',
  statutory: 'Statutory partners',
};

/** What meetings decided: how far it aims at the context, who turned it, who took part. Counts of decisions, not of people. */
export function meetingsOfPlan({ plan }: ReportInput): Block[] {
  const { planned, completed, takingPart, turns } = plan;
  if (takingPart.meetings === 0 && planned.actions === 0) return [];
  const turned = turns.filter((t) => t.towardsContext + t.towardsBehaviour + t.toGuardianship + t.other > 0);
  const came = takingPart.parties.filter(({ invited, present }) => invited + present > 0);
  return [
    { kind: 'heading', text: 'What meetings decided' },
    {
      kind: 'paragraph',
      voice: 'body',
      runs: plain(
        `${shareWords('planned', planned)} ${shareWords('completed', completed)} ${plan.drift.sentence} An action that aims at both counts half.`,
      ),
    },
    {
      kind: 'paragraph',
      voice: 'body',
      runs: plain(
        `In the time of this grant ${counted(takingPart.meetings, 'meeting')} spoke of this context; views of young people or families were brought to ${takingPart.withViews}. Of ${counted(takingPart.viewsBrought, 'view')} brought, ${takingPart.viewsAnswered} had an answer. Of ${counted(takingPart.decisionsDue, 'decision')} due, ${takingPart.decisionsDoneOfDue} ${takingPart.decisionsDoneOfDue === 1 ? 'was' : 'were'} done.`,
      ),
    },
    ...(turned.length > 0
      ? [
          {
            kind: 'table' as const,
            table: {
              caption: 'Decisions that came out otherwise than first proposed, by who argued for it',
              columns: [
                { heading: 'Argued for by', share: 40, align: 'left' as const },
                { heading: 'To the context', share: 22, align: 'right' as const },
                { heading: 'To behaviour', share: 22, align: 'right' as const },
                { heading: 'To guardianship', share: 24, align: 'right' as const },
                { heading: 'Other', share: 14, align: 'right' as const },
              ],
              rows: turned.map((t) => ({
                header: SIDE[t.side],
                cells: [t.towardsContext, t.towardsBehaviour, t.toGuardianship, t.other].map((n) =>
                  words(String(n)),
                ),
              })),
            },
          },
        ]
      : []),
    ...(came.length > 0
      ? [
          {
            kind: 'table' as const,
            table: {
              caption: 'Who was asked to meetings, and came',
              columns: [
                { heading: 'Kind of partner', share: 40, align: 'left' as const },
                { heading: 'Meetings asked to', share: 30, align: 'right' as const },
                { heading: 'Meetings attended', share: 30, align: 'right' as const },
              ],
              rows: came.map(({ party, invited, present }) => ({
                header: party,
                cells: [words(String(invited)), words(String(present))],
              })),
            },
          },
        ]
      : []),
  ];
}

function shareWords(which: string, of: ReportInput['plan']['planned']): string {
  if (of.actions === 0) return `No action is ${which} yet.`;
  return `Of ${counted(of.actions, 'action')} ${which}, ${of.ecological} ${of.ecological === 1 ? 'aims' : 'aim'} at conditions around young people, ${of.both} at both and ${of.behaviourBased} at behaviour.`;
}
