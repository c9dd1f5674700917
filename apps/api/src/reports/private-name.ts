import type { Report, ReportTexts } from '@waymark/contract';

/**
 * Places carry pseudonyms outside the team. Figures cannot break that, but words can: a text that holds the private name is
 * named as a gap, with its field, before anybody sends the report.
 */
export function privateNameGaps(texts: ReportTexts, privateName: string): Report['gaps'] {
  const name = privateName.trim().toLowerCase();
  if (name.length < 3) return [];
  return Object.entries(texts).flatMap(([section, text]) =>
    typeof text === 'string' && text.toLowerCase().includes(name)
      ? [
          {
            section,
            sentence: 'This text holds the private name of the place: write its public name instead.',
          },
        ]
      : [],
  );
}
