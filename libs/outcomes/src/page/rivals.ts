import { addMonths } from '@waymark/calendar';
import type { ContextLink, InquiryPage } from '@waymark/contract';
import { dayInWords } from '../table/period-label';
import type { ContextRecord } from './input';

type Rival = InquiryPage['rivals'][number];

/** So close to the start that it cannot be told from it. */
const nearMonths = 6;

export interface RivalsAsked {
  readonly record: ContextRecord;
  /** Comparison contexts without the work, by the name this reader may see. */
  readonly others: readonly { readonly name: string; readonly record: ContextRecord }[];
  readonly responseId: number;
  readonly indicator: string;
  readonly date: string;
  readonly window: { readonly start: string; readonly end: string };
}

/** Everything else dated in the window that could explain a change: listed from what is recorded, in order of time. */
export function rivalsOf({ record, others, responseId, indicator, date, window }: RivalsAsked): Rival[] {
  const inside = (day: string | null): day is string =>
    day !== null && day >= window.start && day <= window.end;
  const [from, to] = [addMonths(date, -nearMonths), addMonths(date, nearMonths)];
  const rival = (day: string, what: string): Rival => ({ date: day, what, near: day >= from && day <= to });
  const own = record.responses
    .filter(({ id, archived }) => !archived && id !== responseId)
    .flatMap(({ title, start, end }) => [
      ...(inside(start) ? [rival(start, `“${title}” began`)] : []),
      ...(inside(end) ? [rival(end, `“${title}” ended`)] : []),
    ]);
  const breaks = record.breaks
    .filter(({ archived, indicators, date: day }) => {
      const names = indicators.length === 0 || indicators.includes(indicator);
      return !archived && names && inside(day);
    })
    .map(({ date: day, kind, reason }) => rival(day, `the series broke: ${kind} (${reason})`));
  const grants = record.grants
    .filter(({ archived }) => !archived)
    .flatMap(({ title, start, end }) => [
      ...(inside(start) ? [rival(start, `the grant “${title}” began`)] : []),
      ...(inside(end) ? [rival(end, `the grant “${title}” ended`)] : []),
    ]);
  const elsewhere = others.flatMap(({ name, record: other }) =>
    other.responses
      .filter(({ archived, start }) => !archived && inside(start))
      .map(({ title, start }) => rival(start, `in ${name}, counted as without the work, “${title}” began`)),
  );
  return [...own, ...breaks, ...grants, ...elsewhere].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : a.what < b.what ? -1 : 1,
  );
}

/** What a reader must know about another context before ticking it as a comparison. */
export function notesOn(other: ContextRecord, links: readonly ContextLink[], date: string | null): string[] {
  const notes: string[] = [];
  const year = (day: string): boolean =>
    date !== null && day >= addMonths(date, -12) && day <= addMonths(date, 12);
  for (const { title, start, archived } of other.responses)
    if (!archived && year(start)) notes.push(`“${title}” began there on ${dayInWords(start)}`);
  for (const link of links) {
    const end = link.direction === 'out' ? link.toContextId : link.fromContextId;
    if (end !== other.context.id) continue;
    if (link.type === 'next to') notes.push('next to it: the work, or the trouble, may have spilled over');
    else if (link.type === 'became') notes.push('one became the other');
    else notes.push('shares young people or ground with it');
  }
  return notes;
}
