import type { FigurePart } from '@waymark/contract';
import type { KnownIndicator } from '../catalogue';
import { fault, type Fault } from '../problems';
import { eventsJson, missingJson, readFigures, reportedJson } from '../table/figures';
import type { TableColumnName } from '../table/columns';
import { cellFault, type Resolved } from './cells';

/** A cell that is a part of a figure. */
export interface PartCell {
  readonly at: number;
  readonly heading: string;
  readonly text: string;
  readonly cell: Resolved;
}
export type Parts = Partial<Record<FigurePart, readonly PartCell[]>>;

/** What the parts of one figure come to. Null: nothing was written, so there is no observation. */
export type Mapped =
  | { readonly json: string; readonly is: 'shown' | 'missing' | 'reported'; readonly remark?: PlacedFault }
  | { readonly faults: readonly PlacedFault[] };
export interface PlacedFault {
  readonly fault: Fault;
  /** Index of the column; null where it concerns the row. */
  readonly at: number | null;
}

type Kind = NonNullable<KnownIndicator['kind']>;
type Known = KnownIndicator & { readonly kind: Kind };

const refused = (at: number | null, found: Fault): Mapped => ({ faults: [{ fault: found, at }] });
const missing = (cell: Extract<Resolved, { is: 'missing' }>): Mapped => ({
  json: missingJson(cell.reason, cell.shown === '' ? null : cell.shown),
  is: 'missing',
});
const reported = (
  shown: string,
  value: number | null,
  lower: number | null,
  upper: number | null,
): Mapped => ({
  json: reportedJson(shown, value, lower, upper),
  is: 'reported',
});

/** The figure of an indicator from the cells of one row that belong together. */
export function mappedFigure(indicator: Known, parts: Parts): Mapped | null {
  if (hasBad(parts)) {
    // evidence and dates are words: only figures are held to be numbers
    const faulty = Object.values(parts)
      .flat()
      .filter(
        (part) =>
          part.cell.is === 'bad' && !parts.evidence?.includes(part) && !isDate(indicator, parts, part),
      );
    if (faulty.length > 0)
      return {
        faults: faulty.flatMap(({ cell, heading, at }) =>
          cell.is === 'bad' ? [{ fault: cellFault(cell, heading), at }] : [],
        ),
      };
  }
  switch (indicator.kind) {
    case 'counts':
      return counts(indicator, parts);
    case 'moments':
      return moments(indicator, parts);
    case 'events':
    case 'stock':
      return single(indicator, parts, indicator.kind);
    case 'level':
      return level(indicator, parts);
    case 'milestone':
      return milestone(indicator, parts);
  }
}

function hasBad(parts: Parts): boolean {
  for (const part in parts)
    for (const { cell } of parts[part as FigurePart] ?? []) if (cell.is === 'bad') return true;
  return false;
}

/** A whole number that needs no further check. */
const isPlain = (value: number) => Number.isInteger(value) && value >= 0 && value < 1e12;

const isDate = (indicator: Known, parts: Parts, part: PartCell) =>
  indicator.kind === 'milestone' &&
  ((parts.reached?.includes(part) ?? false) || (parts.value?.includes(part) ?? false));

/** The checks of Waymark's own table, with the places of this one. */
function checked(indicator: Known, parts: Parts, texts: Partial<Record<TableColumnName, string>>): Mapped {
  const reading = readFigures(indicator, (column) => texts[column] ?? '');
  const place = (found: Fault): PlacedFault => {
    const part = (parts[found.column as FigurePart] ??
      parts.answered ??
      parts.value ??
      Object.values(parts)[0])?.[0];
    return { fault: { ...found, column: part?.heading ?? found.column }, at: part?.at ?? null };
  };
  if ('faults' in reading) return { faults: reading.faults.map(place) };
  const remark = reading.remark && place(reading.remark);
  return { json: reading.json, is: 'shown', ...(remark ? { remark } : {}) };
}

/** Percentages as they are printed: 47.7 under a heading with a percent sign, 47.7%, or a share of 0.477. */
function proportion(part: PartCell | undefined, isShare: boolean): number | null {
  if (!part) return null;
  if (part.cell.is === 'percent') return part.cell.value;
  if (part.cell.is === 'number') return isShare ? part.cell.value : part.cell.value / 100;
  return null;
}

/**
 * A share from how many gave each answer: those that count out of all, or out of the base where a column gives one. A single answer
 * that is hidden hides the share, since nothing says how large it was.
 */
function ofAnswers(indicator: Known, answered: readonly PartCell[], parts: Parts): Mapped | null {
  const base = parts.denominator ?? [...answered, ...(parts.otherwise ?? [])];
  const all = [...answered, ...base];
  if (all.every(({ cell }) => cell.is === 'none')) return null;
  const hidden = all.find(({ cell }) => cell.is !== 'number');
  if (hidden?.cell.is === 'missing') return missing(hidden.cell);
  if (hidden?.cell.is === 'bound')
    return { json: missingJson('withheld by source', hidden.cell.shown), is: 'missing' };
  if (hidden || (!parts.denominator && !parts.otherwise))
    return refused(
      hidden?.at ?? answered[0]?.at ?? null,
      fault(
        'answers-incomplete',
        hidden?.heading ?? answered[0]?.heading ?? null,
        hidden ? hidden.text : null,
        'how many gave each answer, in digits',
        hidden
          ? 'Write 0 if nobody gave this answer: without it nobody knows out of how many the others are.'
          : 'Say in the mapping which columns hold the other answers, or how many answered in all.',
      ),
    );
  const added = (cells: readonly PartCell[]) =>
    cells.reduce((total, { cell }) => total + (cell.is === 'number' ? cell.value : 0), 0);
  return checked(indicator, parts, { numerator: String(added(answered)), denominator: String(added(base)) });
}

function counts(indicator: Known, parts: Parts): Mapped | null {
  if (parts.answered) return ofAnswers(indicator, parts.answered, parts);
  const numerator = parts.numerator?.[0];
  const printed = parts.percent?.[0] ?? parts.share?.[0] ?? parts.value?.[0];
  const share = proportion(printed, parts.share !== undefined);
  if (share !== null && (share < 0 || share > 1))
    return refused(
      printed?.at ?? null,
      fault(
        'out-of-range',
        printed?.heading ?? null,
        printed?.text ?? null,
        'a percentage from 0 to 100',
        'Check the figure, or what the mapping says the column is.',
      ),
    );
  const base = sum(parts.denominator ?? []);
  const top = numerator?.cell ?? { is: 'none' as const };
  const asPrinted = () =>
    printed && withSmallRemark(reported(percentWords(printed), share, null, null), printed, parts);
  if (top.is === 'number' && base.is === 'number') {
    const { value: some } = top;
    const { value: all } = base;
    // most figures are plain, and there are many of them
    if (share === null && isPlain(some) && isPlain(all) && some <= all && all > 0)
      return { json: `{"denominator":${all},"kind":"counts","numerator":${some}}`, is: 'shown' };
    const made = checked(indicator, parts, { numerator: String(top.value), denominator: String(base.value) });
    return 'json' in made ? withPercent(made, top.value / base.value, share, printed) : made;
  }
  if (top.is === 'percent') return reported(top.shown, top.value, null, null);
  if (share !== null) return asPrinted() ?? null;
  if (top.is === 'bound') {
    const of = base.is === 'number' && base.value > 0 ? base.value : null;
    const part = (value: number | null) => (of !== null && value !== null ? Math.min(1, value / of) : null);
    return reported(
      of === null ? top.shown : `${top.shown} of ${of}`,
      null,
      part(top.lower),
      part(top.upper),
    );
  }
  if (printed?.cell.is === 'bound') {
    const { shown, lower, upper } = printed.cell;
    const scale = (value: number | null) => (value === null ? null : Math.min(1, value / 100));
    return reported(shown, null, scale(lower), scale(upper));
  }
  if (top.is === 'missing') return missing(top);
  if (top.is === 'number') {
    if (base.is === 'missing') return missing(base);
    if (printed?.cell.is === 'missing') return missing(printed.cell);
    return refused(
      numerator?.at ?? null,
      fault(
        'base-missing',
        numerator?.heading ?? null,
        numerator?.text ?? null,
        'the number it is out of',
        'A count of some needs the count of all in the same group: the number of girls asked, where girls are counted. Write it, or say in the mapping which column holds it.',
      ),
    );
  }
  if (printed?.cell.is === 'missing') return missing(printed.cell);
  return null;
}

/** 0.48 in a column of percentages is one in two hundred, or 48% of somebody who writes shares: read as written, and said. */
function withSmallRemark(made: Mapped, printed: PartCell, parts: Parts): Mapped {
  const { cell, at, heading, text } = printed;
  if (
    !('json' in made) ||
    parts.share !== undefined ||
    cell.is !== 'number' ||
    cell.value <= 0 ||
    cell.value >= 1
  )
    return made;
  const whole = `${Math.round(cell.value * 1000) / 10}%`;
  return {
    ...made,
    remark: {
      fault: fault(
        'small-percentage',
        heading,
        text,
        'a percentage such as 48 or 48%',
        `Read as ${text.trim()}%, less than one in a hundred. If ${whole} is meant, write ${whole}, or say in the mapping that the column holds shares.`,
        'warning',
      ),
      at,
    },
  };
}

const percentWords = (printed: PartCell) =>
  printed.cell.is === 'number'
    ? `${printed.cell.shown}${printed.text.includes('%') ? '' : '%'}`
    : printed.text.trim();

/** A printed percentage beside its counts is held against them. */
function withPercent(
  made: Mapped & { json: string },
  is: number,
  share: number | null,
  printed: PartCell | undefined,
): Mapped {
  if (share === null || !printed) return made;
  const places = /\.(\d+)/.exec(printed.text)?.[1]?.length ?? 0;
  const slack = 0.5 / 10 ** places / 100 + 1e-9;
  if (Math.abs(is - share) <= slack * 1.02) return made;
  return {
    ...made,
    remark: {
      at: printed.at,
      fault: fault(
        'percent-disagrees',
        printed.heading,
        printed.text,
        `${(is * 100).toFixed(Math.max(1, places))}%, as the counts beside it give`,
        'The counts were taken. Check which of them is right.',
        'warning',
      ),
    },
  };
}

/** Several columns of one base are added up; one that does not apply adds nothing, one that is hidden hides the sum. */
function sum(cells: readonly PartCell[]): Resolved {
  const [only] = cells;
  if (only && cells.length === 1 && only.cell.is === 'number') return only.cell;
  let total = 0;
  let numbers = 0;
  let hidden: Resolved | null = null;
  for (const { cell } of cells) {
    if (cell.is === 'number') {
      total += cell.value;
      numbers++;
    } else if (cell.is === 'bound') hidden ??= cell;
    else if (cell.is === 'missing' && cell.reason !== 'not applicable') hidden = cell;
    else if (cell.is === 'missing') hidden ??= numbers === 0 && cells.length === 1 ? cell : null;
  }
  if (hidden) return hidden;
  return numbers > 0
    ? { is: 'number', value: total, shown: String(total) }
    : (cells[0]?.cell ?? { is: 'none' });
}

function moments(indicator: Known, parts: Parts): Mapped | null {
  const mean = parts.mean?.[0] ?? parts.value?.[0];
  const n = sum(parts.n ?? parts.denominator ?? []);
  if (!mean || mean.cell.is === 'none') return null;
  if (mean.cell.is === 'missing') return missing(mean.cell);
  if (mean.cell.is === 'bound') return reported(mean.cell.shown, null, mean.cell.lower, mean.cell.upper);
  if (mean.cell.is !== 'number')
    return refused(
      mean.at,
      fault(
        'not-a-number',
        mean.heading,
        mean.text,
        'a mean',
        'A score is a number on its scale, not a percentage.',
      ),
    );
  // a mean without its number of people is drawn as printed and never pooled
  if (n.is !== 'number') return reported(mean.text.trim(), mean.cell.value, null, null);
  const sd = parts.sd?.[0]?.cell;
  return checked(indicator, parts, {
    n: String(n.value),
    mean: String(mean.cell.value),
    sd: sd?.is === 'number' ? String(sd.value) : '',
  });
}

function single(indicator: Known, parts: Parts, kind: 'events' | 'stock'): Mapped | null {
  const part = parts[kind]?.[0] ?? parts.value?.[0] ?? parts.numerator?.[0];
  if (!part) return null;
  const { cell } = part;
  switch (cell.is) {
    case 'none':
    case 'bad':
      return null;
    case 'missing':
      return missing(cell);
    case 'bound':
      return reported(cell.shown, null, cell.lower, cell.upper);
    case 'percent':
      return refused(
        part.at,
        fault(
          'wrong-kind',
          part.heading,
          part.text,
          'a number, not a percentage',
          `${indicator.code} counts: send the count, or map the column to another indicator.`,
        ),
      );
    case 'number': {
      const exposure = parts.exposure?.[0]?.cell;
      if (kind === 'events' && !exposure && isPlain(cell.value))
        return { json: eventsJson(cell.value, null, null), is: 'shown' };
      return checked(indicator, parts, {
        [kind]: String(cell.value),
        ...(kind === 'events' && exposure?.is === 'number' ? { exposure: String(exposure.value) } : {}),
      });
    }
  }
}

function level(indicator: Known, parts: Parts): Mapped | null {
  const part = parts.level?.[0] ?? parts.value?.[0];
  if (!part || part.cell.is === 'none') return null;
  if (part.cell.is === 'missing') return missing(part.cell);
  if (part.cell.is !== 'number')
    return refused(
      part.at,
      fault(
        'not-a-number',
        part.heading,
        part.text,
        'a whole level from 0 to 4',
        'Write the level that the raters agreed on.',
      ),
    );
  const raters = parts.raters?.[0]?.cell;
  return checked(indicator, parts, {
    level: String(part.cell.value),
    raters: raters?.is === 'number' ? String(raters.value) : '',
    evidence: parts.evidence?.[0]?.text.trim() ?? '',
  });
}

function milestone(indicator: Known, parts: Parts): Mapped | null {
  const part = parts.reached?.[0] ?? parts.value?.[0];
  if (!part || part.text.trim() === '' || part.cell.is === 'none') return null;
  if (part.cell.is === 'missing') return missing(part.cell);
  return checked(indicator, parts, { reached: part.text.trim() });
}
