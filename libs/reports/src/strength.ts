import type { ReleasedRow, ReportTexts } from '@waymark/contract';

export type Strength = 'weak' | 'fair' | 'strong';

export interface StrengthLimit {
  /** The most that the figures allow a claim about change to be called. */
  readonly limit: Strength;
  /** Why no stronger word is allowed; one sentence each. */
  readonly because: readonly string[];
  /** What the writers asked for; null while they have not chosen. */
  readonly asked: Strength | null;
  /** Sources that show a change that held, all the same way; as they are named in the report. */
  readonly agreeing: readonly string[];
  /** What the report may say: the weaker of both. */
  readonly granted: Strength | null;
}

const ORDER: readonly Strength[] = ['weak', 'fair', 'strong'];
const weaker = (a: Strength, b: Strength): Strength => (ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b);

/**
 * How strong a claim about change may be called, whatever its writers wish. One source can never be strong, however
 * clear its figures are; two sources are strong only when both changes held for more than one wave, nothing judged
 * points the other way, and the people of the place were heard.
 * `rows` are the main outcome rows of the report: no context-only row and no effort row counts.
 */
export function strengthLimit(rows: readonly ReleasedRow[], texts: ReportTexts): StrengthLimit {
  const judged = rows.filter((r) => r.verdict.kind === 'verdict');
  const improving = judged.filter((r) => r.verdict.word === 'improving');
  const worsening = judged.filter((r) => r.verdict.word === 'worsening');
  const changed = improving.length > 0 ? improving : worsening;
  const sources = new Set(changed.map((r) => r.source.trim().toLowerCase()));
  const held = changed.filter((r) => r.verdict.held === true);
  const heldSources = new Set(held.map((r) => r.source.trim().toLowerCase()));

  let limit: Strength = 'strong';
  const because: string[] = [];
  const cap = (to: Strength, sentence: string): void => {
    limit = weaker(limit, to);
    because.push(sentence);
  };
  if (changed.length === 0)
    cap('weak', 'No measure of an outcome shows a clear change, so there is no change to claim.');
  else if (sources.size === 1)
    cap(
      'fair',
      `All the change that can be shown comes from one source (${changed[0]?.source ?? 'one source'}): a single source can never be strong.`,
    );
  else if (heldSources.size < 2)
    cap('fair', 'Fewer than two sources show a change that held for more than one wave.');
  if (changed.length > 0 && held.length === 0)
    cap('weak', 'Every change shown rests on the latest wave alone.');
  if (improving.length > 0 && worsening.length > 0)
    cap('fair', 'Some measures became worse while others improved.');
  if (!texts.voicesConsent || texts.voices.trim() === '')
    cap('fair', 'Nobody who uses the place is heard in this report yet.');
  if (texts.otherExplanations.trim() === '') cap('weak', 'Other explanations have not been weighed yet.');

  const asked = texts.strength === '' ? null : texts.strength;
  const agreeing = [...new Map(held.map((r) => [r.source.trim().toLowerCase(), r.source.trim()])).values()];
  return { limit, because, asked, agreeing, granted: asked === null ? null : weaker(asked, limit) };
}
