import type { TableRule } from '@waymark/contract';
import type { Profile } from './column-profile';
import { dimensionOf, groupValue, MEASURE_HEADING } from './heading-words';
import { becauseOfWords, type IndicatorFinder } from './indicator-words';
import { columnWords, type ProposedColumn } from './proposed-column';

export function groupColumns(
  profiles: readonly Profile[],
  taken: ReadonlySet<number>,
  rowsAre: TableRule['rowsAre'],
): ProposedColumn[] {
  return profiles.flatMap((profile) => {
    const dimension = dimensionOf(profile.heading);
    if (
      !dimension ||
      taken.has(profile.at) ||
      profile.filled === 0 ||
      profile.texts.size > 40 ||
      profile.holds === 'percentages'
    )
      return [];
    if (profile.holds === 'numbers' && dimension !== 'year group') return [];
    const values = Object.fromEntries(
      [...profile.texts.keys()].map((text) => [text, groupValue(dimension, text)]),
    );
    const all = Object.entries(values)
      .filter(([, value]) => value === '')
      .map(([text]) => `“${text}”`);
    return [
      {
        at: profile.at,
        rule: {
          heading: profile.heading,
          nth: profile.nth,
          as: 'breakdown',
          dimension,
          values,
          fillDown: rowsAre === 'figures' && profile.filled < profile.rows * 0.6,
        },
        choice: {
          what: columnWords(profile),
          chose: `who: ${dimension}`,
          because: `Its heading says so, and it holds ${profile.texts.size} different texts, such as ${[
            ...profile.texts.keys(),
          ]
            .slice(0, 3)
            .map((text) => `“${text}”`)
            .join(', ')}.${all.length > 0 ? ` ${all.join(' and ')} means everyone.` : ''}`,
          sure: 'likely',
        },
      },
    ];
  });
}

export function measureColumn(
  profiles: readonly Profile[],
  taken: ReadonlySet<number>,
  finder: IndicatorFinder,
  /** Places stand in the headings, so the first column of words names the measures. */
  isCertain = false,
): ProposedColumn | null {
  for (const profile of profiles) {
    if (taken.has(profile.at) || profile.kinds.text < profile.filled * 0.8 || profile.filled === 0) continue;
    const texts = [...profile.texts.keys()];
    const found = texts.map((text) => ({
      text,
      best: finder.find(text, ['sum', 'stock_last', 'level', 'counts', 'moments', 'milestone'])[0],
    }));
    const good = found.filter(({ best }) => (best?.score ?? 0) >= 0.5);
    const isNamed = isCertain || MEASURE_HEADING.test(profile.heading.trim());
    if (!isNamed && (good.length < texts.length * 0.7 || texts.length < 2)) continue;
    const first = good[0]?.best;
    return {
      at: profile.at,
      rule: {
        heading: profile.heading,
        nth: profile.nth,
        as: 'indicator',
        values: Object.fromEntries(
          found.map(({ text, best }) => [text, best && best.score >= 0.3 ? best.indicator.code : null]),
        ),
        fillDown: profile.filled < profile.rows,
      },
      choice: {
        what: columnWords(profile),
        chose: 'which measure a row is about',
        because: `${good.length} of its ${texts.length} texts are like an indicator. ${first ? becauseOfWords(first) : ''} The others are left out until you choose.`,
        sure: 'ask',
      },
    };
  }
  return null;
}
