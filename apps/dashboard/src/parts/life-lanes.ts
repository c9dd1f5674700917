/** Marks along a line, each in the lowest lane where none before it is nearer than `near`; `ats` in order, in percent. */
export function inLanes(
  ats: readonly number[],
  near: number,
): { readonly at: number; readonly lane: number }[] {
  const ends: number[] = [];
  return ats.map((at) => {
    const free = ends.findIndex((end) => at - end >= near);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = at;
    return { at, lane };
  });
}
