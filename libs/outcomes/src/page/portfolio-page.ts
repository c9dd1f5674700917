import {
  checkedNote,
  type FundingBand,
  type Grant,
  type PortfolioGrant,
  type PortfolioMeasure,
  type PortfolioPage,
  type ReleasedContextPage,
  type ReleasedRow,
  type WaveCount,
} from '@waymark/contract';
import { dayInWords } from '../table/period-label';
import { counted } from './prose';
import { bandsOf, compare } from './timeline';

export interface PortfolioInput {
  readonly asOf: string;
  /** Pages as outsiders see them: there is no other way into a portfolio. */
  readonly pages: readonly ReleasedContextPage[];
  readonly grants: readonly Grant[];
}

/** What does not fit on a printed page stands on the page of the context. */
const cannotSayInSight = 6;

/** Contexts of grants in the order of the alphabet: status of each goal, and how much was collected before, during and after. */
export function composePortfolio({ asOf, pages, grants }: PortfolioInput): PortfolioPage {
  const chosen = bandsOf(grants);
  const contexts = [...pages]
    .sort((a, b) => compare(a.context.pseudonym, b.context.pseudonym) || a.context.id - b.context.id)
    .map((page) => ({
      contextId: page.context.id,
      name: page.context.pseudonym,
      level: page.context.level,
      kind: page.context.kind,
      site: page.context.site,
      line: page.lede,
      goals: goalsOf(page),
      grants: chosen
        .filter(({ id }) => page.grants.some((grant) => grant.id === id))
        .map((grant) => grantIn(page, grant, asOf)),
      cannotSay: firstOf(page.cannotSay),
    }));
  return {
    asOf,
    lede:
      chosen.length === 0
        ? 'Choose grants to see what is known about the contexts they paid for, and what is not.'
        : `${counted(chosen.length, 'grant')}, ${counted(contexts.length, 'context')}. Each context is told on its own, in the order of the alphabet; nothing is added up across them and none is ranked.`,
    chosen,
    contexts,
    footnote: `Released figures: rounded, small ones withheld. A word about change compares the first wave of the unbroken series with the latest; it does not say that a grant caused it, and places paid for because their figures were bad tend to look better next time by themselves. ${wordsRead(contexts)}A wave is counted as during a grant where any of its days fall in it.`,
  };
}

/** So many words side by side, and what luck adds to them: no word is corrected for those of other contexts. */
function wordsRead(contexts: PortfolioPage['contexts']): string {
  const words = contexts.flatMap(({ goals }) =>
    goals.flatMap(({ measures }) => measures.filter(({ kind }) => kind !== 'not_judged')),
  ).length;
  return words < 2
    ? ''
    : `${words} verdicts stand here, corrected for one another at most within a plan: of every 20 in which nothing changed, about one names a change. `;
}

function firstOf(lines: ReleasedContextPage['cannotSay']): ReleasedContextPage['cannotSay'] {
  if (lines.length <= cannotSayInSight) return lines;
  const more = lines.length - cannotSayInSight + 1;
  return [
    ...lines.slice(0, cannotSayInSight - 1),
    { about: `${more} more`, because: 'They are listed on the page of the context.' },
  ];
}

const rowsOf = (page: ReleasedContextPage): ReleasedRow[] => page.rows.map(({ row }) => row);

function goalsOf(page: ReleasedContextPage) {
  const planned = new Set(page.goals.map(({ code }) => code));
  const goals = page.goals.map(({ code, statement }) => ({
    code,
    statement,
    measures: page.rows.filter(({ row }) => row.indicator.goal === code).map(measureOf),
  }));
  const besides = page.rows.filter(({ row }) => !planned.has(row.indicator.goal)).map(measureOf);
  return besides.length === 0
    ? goals
    : [...goals, { code: '', statement: 'Measured besides the goals of the plan', measures: besides }];
}

function measureOf({ row, pairs, pairMissing }: ReleasedContextPage['rows'][number]): PortfolioMeasure {
  const { indicator, verdict, cells } = row;
  return {
    code: indicator.code,
    breakdown: row.breakdown,
    title: titleOf(row),
    method: verdict.method,
    kind: verdict.kind,
    word: verdict.word,
    reference: verdict.reference,
    lack: verdict.lack,
    checked: cells.filter((cell) => cell.state === 'shown' && cell.note?.includes(checkedNote)).length,
    beside: [
      ...pairs.map((pair) => `${titleOf(pair)}: ${pair.verdict.word ?? 'not judged'}`),
      ...(pairs.length === 0 ? pairMissing.map((code) => `${code}: not measured`) : []),
    ],
  };
}

const titleOf = ({ indicator, breakdownLabel }: ReleasedRow): string =>
  breakdownLabel === '' ? indicator.title : `${indicator.title} (${breakdownLabel})`;

function grantIn(page: ReleasedContextPage, grant: FundingBand, asOf: string): PortfolioGrant {
  const { id, ...rest } = grant;
  const cells = rowsOf(page).flatMap((row) => row.cells);
  const ended = grant.end < asOf;
  return {
    ...rest,
    grantId: id,
    before: countOf(cells.filter(({ period }) => period.end < grant.start)),
    during: countOf(cells.filter(({ period }) => period.end >= grant.start && period.start <= grant.end)),
    after: ended ? countOf(cells.filter(({ period }) => period.start > grant.end)) : null,
    continues: ended ? continuing(page, grant, asOf) : ['The grant is still running.'],
  };
}

function countOf(cells: ReleasedRow['cells']): WaveCount {
  const having = (state: ReleasedRow['cells'][number]['state']) =>
    cells.filter((cell) => cell.state === state).length;
  return { shown: having('shown'), withheld: having('withheld'), missing: having('missing') };
}

/** What outlived the money: figures, actions, other money. None is a finding too. */
function continuing(page: ReleasedContextPage, { end, id }: FundingBand, asOf: string): string[] {
  const rows = rowsOf(page);
  const later = rows.filter(({ cells }) =>
    cells.some(({ period, state }) => period.start > end && state !== 'missing'),
  );
  const actions = page.responses.filter(
    (one) =>
      one.start <= end &&
      (one.end === null || one.end > end) &&
      one.state !== 'planned' &&
      one.state !== 'stopped',
  );
  const money = page.grants.filter((grant) => grant.id !== id && grant.end > end && grant.start <= asOf);
  const closed = page.context.closed;
  return [
    closed !== null && closed <= asOf ? `The context itself ended on ${dayInWords(closed)}.` : '',
    rows.length === 0
      ? 'Nothing was measured.'
      : later.length === 0
        ? 'No series was observed after it.'
        : `${later.length} of ${rows.length} series ${later.length === 1 ? 'was' : 'were'} still observed after it.`,
    actions.length === 0
      ? 'No action went on after it.'
      : `Actions that went on: ${actions.map(({ title }) => title).join('; ')}.`,
    money.length === 0
      ? 'No other grant followed.'
      : `Other grants after it: ${money.map(({ title, funder }) => `${title} (${funder})`).join(', ')}.`,
  ].filter(Boolean);
}
