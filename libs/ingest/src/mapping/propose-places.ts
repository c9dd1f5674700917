import type { FoundContext, MappingChoice, TableRule } from '@waymark/contract';
import { visible } from '../table/numbers';
import type { Profile } from './column-profile';
import { dimensionOf, PLACE_HEADING } from './heading-words';
import type { IndicatorFinder } from './indicator-words';
import { suggestContexts } from './known-contexts';
import { columnWords, type ProposedColumn } from './proposed-column';
import { fold, mended } from './text';

/** What a proposal may refer to. */
export interface ProposalWorld {
  readonly contexts: readonly {
    readonly code: string;
    readonly names: readonly string[];
    readonly setting: string;
  }[];
  readonly finder: IndicatorFinder;
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The column of places: by what it holds that is known, then by its heading, then the first column of words. */
export function contextColumn(
  profiles: readonly Profile[],
  world: ProposalWorld,
  rowsAre: TableRule['rowsAre'],
  taken: ReadonlySet<number>,
): ProposedColumn | null {
  const words = profiles.filter(
    (one) =>
      !taken.has(one.at) &&
      (one.holds === 'few texts' ||
        (one.holds === 'free text' && one.meanLength < 60) ||
        one.holds === 'mixed') &&
      !dimensionOf(one.heading),
  );
  const rated = words.map((profile) => {
    const its = contextsIn(profile, world);
    const rows = its.reduce((sum, one) => sum + one.rows, 0);
    const known = its.reduce((sum, one) => sum + (one.match === 'none' ? 0 : one.rows), 0);
    const share = rows === 0 ? 0 : known / rows;
    const byName = PLACE_HEADING.test(profile.heading) && !/unsafe|feel/i.test(profile.heading) ? 0.5 : 0;
    const isFirst = rowsAre === 'figures' && profile === words[0] ? 0.3 : 0;
    return {
      profile,
      share,
      score: share * 2 + byName + isFirst,
      known: its.filter((one) => one.match !== 'none').length,
      all: its.length,
    };
  });
  const best = rated.sort((a, b) => b.score - a.score || a.profile.at - b.profile.at)[0];
  if (!best || best.score < 0.3) return null;
  const { profile } = best;
  const because =
    best.known > 0
      ? `${best.known} of its ${best.all} different texts are contexts that are set up.`
      : best.score >= 0.5
        ? 'Its heading is a word for a place; none of its texts is a context that is set up yet.'
        : 'It is the first column of words; none of its texts is a context that is set up yet.';
  return {
    at: profile.at,
    rule: {
      heading: profile.heading,
      nth: profile.nth,
      as: 'context',
      fillDown: rowsAre === 'figures' && profile.filled < profile.rows * 0.9,
    },
    choice: {
      what: columnWords(profile),
      chose: 'the place',
      because,
      sure: best.share >= 0.5 ? 'sure' : best.known > 0 ? 'likely' : 'ask',
    },
  };
}

/** Columns of figures whose headings are places, where measures stand in rows. */
export function placesAcross(
  profiles: readonly Profile[],
  world: ProposalWorld,
): { profile: Profile; found: FoundContext }[] {
  const figures = profiles.filter(
    (one) => one.holds === 'numbers' || one.holds === 'percentages' || one.holds === 'mixed',
  );
  const named = figures.flatMap((profile) => {
    const found = matchContext(profile.heading, profile.filled, world);
    return found.code === null ? [] : [{ profile, found }];
  });
  return named.length >= 2 && named.length >= figures.length / 2 ? named : [];
}

export function contextsIn(profile: Profile | undefined, world: ProposalWorld): FoundContext[] {
  return [...(profile?.texts ?? [])].slice(0, 500).map(([text, rows]) => matchContext(text, rows, world));
}

export function matchContext(text: string, rows: number, world: ProposalWorld): FoundContext {
  const wanted = visible(text);
  const is = (same: (name: string) => boolean) =>
    world.contexts.filter(({ code, names }) => [code, ...names].some(same));
  const exact = is((name) => name === wanted);
  const folded = exact.length > 0 ? exact : is((name) => fold(name) === fold(wanted));
  // "Skatepark" for "Skate park": written down in the mapping, where it is seen
  const alike =
    folded.length > 0 ? folded : is((name) => compact(name).length > 4 && compact(name) === compact(wanted));
  // "Quill Park" for "Quill Park (north end)": seen in the mapping too, and only where no other is called so
  const named = alike.length > 0 ? alike : is((name) => bare(name).length > 4 && bare(name) === bare(wanted));
  const [one] = named;
  if (one && named.length === 1)
    return {
      text: wanted,
      rows,
      code: one.code,
      name: one.names[0] ?? one.code,
      match: exact.length > 0 && text === wanted ? 'same' : 'near',
      suggestions: [],
    };
  return {
    text: wanted,
    rows,
    code: null,
    name: null,
    match: 'none',
    suggestions: suggestContexts(wanted, world.contexts),
  };
}

/** Without what stands in brackets behind. */
const bare = (text: string) => fold(text.replace(/\s*[([][^()[\]]*[)\]]\s*$/, ''));
const compact = (text: string) => fold(text).replace(/ /g, '');

export function aliasesOf(names: readonly FoundContext[], world: ProposalWorld): Record<string, string> {
  // a name but for case and spaces is known by itself; damaged letters are written down, to be seen
  return Object.fromEntries(
    names.flatMap(({ text, code, match }) =>
      code !== null && match === 'near' && (mended(text) !== text || !isKnownByItself(text, world))
        ? [[text, code]]
        : [],
    ),
  );
}

const isKnownByItself = (text: string, world: ProposalWorld) =>
  world.contexts.some(({ code, names }) => [code, ...names].some((name) => fold(name) === fold(text)));

export function settingOf(names: readonly FoundContext[], world: ProposalWorld): string | null {
  const its = new Set(
    names.flatMap(({ code }) => world.contexts.find((one) => one.code === code)?.setting ?? []),
  );
  return its.size === 1 ? ([...its][0] ?? null) : null;
}

export function contextOfTable(
  titles: readonly string[],
  sheet: string | null,
  file: string,
  world: ProposalWorld,
) {
  for (const [text, where] of [
    [sheet ?? '', 'the name of the sheet'],
    ...titles.map((title) => [title, 'a line above the table'] as const),
    [file, 'the name of the file'],
  ] as const) {
    const its = world.contexts.filter(({ code, names }) =>
      [code, ...names].some((name) => fold(name).length > 3 && ` ${fold(text)} `.includes(` ${fold(name)} `)),
    );
    if (its.length === 1 && its[0])
      return {
        code: its[0].code,
        name: its[0].names[0] ?? its[0].code,
        because: `${capital(where)} says so: “${text.slice(0, 80)}”.`,
        sure: 'likely' as const,
      };
  }
  const [only, another] = world.contexts;
  return only && !another
    ? {
        code: only.code,
        name: only.names[0] ?? only.code,
        because: 'It is the only context there is.',
        sure: 'ask' as const,
      }
    : null;
}

export function contextChoices(
  names: readonly FoundContext[],
  whole: ReturnType<typeof contextOfTable>,
  hasColumn: boolean,
): MappingChoice[] {
  if (!hasColumn)
    return [
      whole
        ? { at: 'context', what: 'Place', chose: whole.name, because: whole.because, sure: whole.sure }
        : {
            at: 'context',
            what: 'Place',
            chose: 'not known',
            because: 'No column names a place, and neither does a title, the sheet or the file.',
            sure: 'ask',
          },
    ];
  return names.flatMap(({ text, match, code, name, suggestions }): MappingChoice[] => {
    if (match === 'same') return [];
    if (match === 'near')
      return [
        {
          at: 'contexts',
          what: `Place “${text}”`,
          chose: `${name ?? ''} (${code ?? ''})`,
          because:
            mended(text) === text
              ? 'The same name but for capitals, spaces or signs.'
              : `Its letters were garbled on the way; put right they read “${mended(text)}”.`,
          sure: 'likely',
        },
      ];
    const [first] = suggestions;
    return [
      {
        at: 'contexts',
        what: `Place “${text}”`,
        chose: 'not known',
        because: first
          ? `No context is called so. The nearest is ${first.name} (${first.code}).`
          : 'No context is called so, or nearly so: choose one, leave its rows out, or set it up first.',
        sure: 'ask',
      },
    ];
  });
}
