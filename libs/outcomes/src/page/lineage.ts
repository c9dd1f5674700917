/** A context that this one became (`out`) or came from (`in`), from a day on. */
export interface LineageLink {
  readonly type: string;
  readonly direction: 'out' | 'in';
  /** The other end, as its reader may see it. */
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly start: string;
  readonly note?: string;
}

/**
 * What became of a context, in words: links of one day and direction are one moment. A context that went on after the day
 * lost a part; one that ended by then split or became another; several that became one were joined.
 */
export function lineageOf(
  links: readonly LineageLink[],
  closed: string | null,
): { readonly date: string; readonly title: string; readonly said: string }[] {
  const moments = new Map<string, LineageLink[]>();
  for (const link of links.filter(({ type }) => type === 'became')) {
    const key = `${link.start} ${link.direction}`;
    moments.set(key, [...(moments.get(key) ?? []), link]);
  }
  return [...moments.values()].flatMap((moment) => {
    const [first] = moment;
    if (!first) return [];
    const { start: date, direction } = first;
    const names = listed(moment.map(({ name }) => name));
    const wentOn = closed === null || closed > date;
    return [
      {
        date,
        title: titleOf({ direction, names, several: moment.length > 1, wentOn }),
        said: notesOf(moment),
      },
    ];
  });
}

function titleOf(moment: {
  readonly direction: 'out' | 'in';
  readonly names: string;
  readonly several: boolean;
  readonly wentOn: boolean;
}): string {
  const { direction, names, several, wentOn } = moment;
  if (direction === 'in') return several ? `Joined from ${names}` : `Grew out of ${names}`;
  if (wentOn) return `Split: ${several ? 'parts' : 'part'} of it became ${names}`;
  return several ? `Split into ${names}` : `Became ${names}`;
}

const notesOf = (moment: readonly LineageLink[]): string =>
  [...new Set(moment.map(({ note }) => note ?? ''))].filter((note) => note !== '').join(' ');

/** `the yard, the quay and the shops`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
