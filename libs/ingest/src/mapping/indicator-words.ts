import type { Aggregation, Indicator } from '@waymark/contract';
import { fold, stems } from './text';

/** What a proposal knows of an indicator. */
export type IndicatorWords = Pick<
  Indicator,
  'code' | 'title' | 'measures' | 'items' | 'aggregation' | 'range' | 'setting' | 'role' | 'unit'
>;

export interface Suggestion {
  readonly indicator: IndicatorWords;
  /** 0 to 1: how much of the heading the indicator's words cover. */
  readonly score: number;
  readonly shared: readonly string[];
}

interface Known {
  readonly indicator: IndicatorWords;
  readonly title: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** Finds indicators by the words of a heading: rare words weigh more than frequent ones. */
export class IndicatorFinder {
  private readonly known: readonly Known[];
  private readonly weight = new Map<string, number>();

  constructor(indicators: readonly IndicatorWords[]) {
    this.known = indicators
      .filter((one) => one.aggregation !== 'computed' && !one.code.startsWith('AREA'))
      .map((indicator) => {
        const title = new Set(stems(indicator.title));
        const rest = stems([indicator.measures, ...indicator.items.map((item) => item.text)].join(' '));
        return { indicator, title, all: new Set([...title, ...rest]) };
      });
    for (const { all } of this.known)
      for (const word of all) this.weight.set(word, (this.weight.get(word) ?? 0) + 1);
    for (const [word, count] of this.weight) this.weight.set(word, Math.log(1 + this.known.length / count));
  }

  /** Best first, at most five; of these ways of counting only. */
  find(heading: string, kinds: readonly Aggregation[], setting: string | null = null): Suggestion[] {
    const exact = fold(heading);
    const wanted = [...new Set(stems(heading))];
    const rare = Math.log(1 + this.known.length);
    // what is told are the words as they stand, not what they were cut to
    const said = new Map<string, string>();
    for (const word of fold(heading).split(' '))
      for (const cut of stems(word)) if (!said.has(cut)) said.set(cut, word);
    const total = wanted.reduce((sum, word) => sum + (this.weight.get(word) ?? rare), 0);
    return this.known
      .filter(({ indicator }) => kinds.includes(indicator.aggregation))
      .flatMap(({ indicator, title, all }) => {
        if (exact.includes(fold(indicator.code))) return [{ indicator, score: 1, shared: [indicator.code] }];
        if (total === 0) return [];
        const shared = wanted.filter((word) => all.has(word));
        if (shared.length === 0) return [];
        const covered =
          shared.reduce((sum, word) => sum + (this.weight.get(word) ?? 0) * (title.has(word) ? 1 : 0.7), 0) /
          total;
        const titleShared = [...title].filter((word) => shared.includes(word)).length;
        const ofTitle = title.size === 0 ? 0 : titleShared / title.size;
        const fits = setting !== null && indicator.setting === setting ? 0.04 : 0;
        return [
          {
            indicator,
            score: Math.min(1, covered * 0.75 + ofTitle * 0.25 + fits),
            shared: shared.map((cut) => said.get(cut) ?? cut),
          },
        ];
      })
      .filter(({ score }) => score >= 0.2)
      .sort((a, b) => b.score - a.score || a.indicator.code.localeCompare(b.indicator.code))
      .slice(0, 5);
  }
}

/** How sure the first suggestion is: only a good one that stands well before the next is taken without asking. */
export function certainty(found: readonly Suggestion[]): 'likely' | 'ask' | 'none' {
  const [first, second] = found;
  if (!first || first.score < 0.3) return 'none';
  return first.score >= 0.55 && first.score - (second?.score ?? 0) >= 0.08 ? 'likely' : 'ask';
}

export function becauseOfWords({ indicator, shared }: Suggestion): string {
  const words = shared
    .slice(0, 4)
    .map((word) => `“${word}”`)
    .join(', ');
  return `“${indicator.title}” (${indicator.code}) shares the ${shared.length === 1 ? 'word' : 'words'} ${words}.`;
}
