import type { ReportInput } from '@waymark/contract';
import type { ReportDocument, Section } from '../document';
import { gapsOf } from '../gaps';
import { reportable, reportablePlan } from '../released-rows';
import { dayWords, spanWords } from '../words';
import { contribution, didNotWork, voices } from './funder/account';
import { contextOnly, inequality, whatChanged } from './funder/change';
import { everyFigure } from './funder/figures';
import { firstPage } from './funder/first-page';
import { methodNote } from './funder/method-note';
import { changesOfPlan, goalsOfPlan, meetingsOfPlan } from './funder/plan';
import { placeAndMethod, sustainability, work } from './funder/work';

/** The eleven parts of a funder's report. A part is one function; adding one is one line here. */
const PARTS: readonly { id: string; heading: string; blocks: (input: ReportInput) => Section['blocks'] }[] = [
  { id: 'one-page', heading: 'On one page', blocks: firstPage },
  { id: 'place', heading: 'The place, and how we know', blocks: placeAndMethod },
  { id: 'work', heading: 'What we and partners did', blocks: (it) => [...work(it), ...meetingsOfPlan(it)] },
  {
    id: 'change',
    heading: 'What changed, goal by goal',
    blocks: (it) => [...whatChanged(it), ...goalsOfPlan(it), ...changesOfPlan(it)],
  },
  { id: 'voices', heading: 'What young people and the community say', blocks: voices },
  { id: 'context-only', heading: 'Figures for context only', blocks: contextOnly },
  { id: 'contribution', heading: 'Contribution', blocks: contribution },
  { id: 'inequality', heading: 'Who is less safe', blocks: inequality },
  { id: 'did-not-work', heading: 'What did not work, harms and side effects', blocks: didNotWork },
  { id: 'sustainability', heading: 'Sustainability and learning', blocks: sustainability },
  { id: 'method', heading: 'Method note', blocks: methodNote },
];

/** What became of the edition that the figures come from: said at the head of every page. */
function standingOf({ standing, notices }: ReportInput['edition']): string[] {
  return [
    ...(standing === 'provisional' ? ['provisional figures'] : []),
    ...notices.map((one) =>
      one.kind === 'withdrawn' ? 'edition withdrawn' : `corrected by edition ${one.by}`,
    ),
  ];
}

/** A report to the funder of one grant about one context, from released figures and the words people wrote. */
export function composeForFunder(whole: ReportInput): ReportDocument {
  const input: ReportInput = {
    ...whole,
    page: reportable(whole.page),
    plan: reportablePlan(whole.plan, whole.page),
  };
  const { grant, page } = input;
  const figures = everyFigure(input);
  const gaps = gapsOf(input);
  return {
    title: page.context.name,
    language: 'en-GB',
    date: input.today,
    addressed: `Report to ${grant.funder}`,
    marks: [
      ...(gaps.length > 0 ? ['draft'] : []),
      ...standingOf(input.edition),
      ...(input.invented ? ['invented example'] : []),
    ],
    figuresAre: `Edition ${input.edition.number}, ${dayWords(input.edition.released)}, SHA-256 ${input.edition.sha256.slice(0, 12)}`,
    foot: `Waymark, ${page.context.site}, ${grant.identifier}, ${dayWords(input.today)}`,
    subject: `${grant.title}, ${spanWords(grant.start, grant.end)}: what became of ${page.context.name}`,
    lede: page.lede,
    gaps,
    sections: [
      ...PARTS.map((part, i) => ({
        number: i + 1,
        id: part.id,
        heading: part.heading,
        blocks: part.blocks(input),
      })),
      ...(figures.length > 0
        ? [{ number: null, id: 'figures', heading: 'Every figure behind the charts', blocks: figures }]
        : []),
    ],
    axis: page.axis,
    grants: page.grants.map((g) =>
      g.start === grant.start && g.end === grant.end ? { ...g, title: 'this grant' } : g,
    ),
  };
}
