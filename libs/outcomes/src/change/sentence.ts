import type { Indicator } from '@waymark/contract';
import type { Finding } from './finding';
import { atPeriod, capital } from './wording';

/** One sentence a manager can read aloud: figure now, figure then, the difference, and one fact that keeps it honest. */
export function sentenceOf(finding: Finding, indicator: Indicator): string {
  const { by, lack } = finding;
  const opening = openingOf(finding);
  const fact = factOf(finding, indicator);
  if (!opening)
    return `${finding.change === 'not judged' ? 'There is nothing to show' : 'It cannot be said'}: ${lack ?? 'no figures'}.`;
  const found = by ? `${opening}: ${by}` : opening;
  return fact ? `${found}; ${fact}.` : `${found}.`;
}

function openingOf({ opening, baseline, latest, now, then }: Finding): string | null {
  if (opening) return opening;
  if (!latest || !now) return null;
  const figureNow = `${capital(atPeriod(latest))} it was ${now}`;
  return baseline && then ? `${figureNow}, ${atPeriod(baseline)} ${then}` : figureNow;
}

function factOf({ change, held, fact, lack }: Finding, { role, counts }: Indicator): string | null {
  if (change === 'unknown') return lack && `whether that is a change cannot be said: ${lack}`;
  if (fact || change === 'none' || change === 'not judged') return fact;
  // What keeps a count of recorded harm honest is not whether it held, but why such counts move.
  if (role === 'context_only' && counts === 'events' && held !== false)
    return 'counts like these rise when people begin to report, and fall when they are moved on';
  if (held === null) return 'what it was the time before cannot be read here';
  return held ? 'the time before says the same' : 'seen at the latest wave only';
}
