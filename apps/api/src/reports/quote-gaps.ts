import type { Report, ReportTexts } from '@waymark/contract';

/** Texts of which a part is left out, because words in it are no longer, or never were, for readers of a report. */
export function quoteGaps(written: ReportTexts, printed: ReportTexts): Report['gaps'] {
  return (Object.keys(written) as (keyof ReportTexts)[])
    .filter((section) => written[section] !== printed[section])
    .map((section) => ({
      section,
      sentence:
        'Words stand here that somebody took back, left for the team only, or whose time is over. Their paragraph is left out of the report: take it out here too.',
    }));
}
