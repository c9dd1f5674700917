import type { DocumentDifference, NewPlanDocument } from '@waymark/contract';

/** A role or a value by its code, in words. */
type NameOf = (code: string) => string;
type Line = readonly [about: string, words: string];

/** What a document says, line by line: each line is called what it is about, so that two versions can be set beside each other. */
function linesOf(body: NewPlanDocument, nameOf: NameOf): Line[] {
  switch (body.kind) {
    case 'guardianship map':
      return [
        ['As of', body.date],
        ...body.slots.map((slot): Line => [
          `${slot.week}, ${slot.day}: ${nameOf(slot.role)}`,
          `${slot.adults} ${slot.adults === 1 ? 'adult' : 'adults'}, ${slot.trained} trained, ${slot.trust}`,
        ]),
        ['How young people were asked', body.asked],
        ['Note', body.note],
      ];
    case 'incident plan':
      return [
        ['Day', body.date],
        ['What happened', body.title],
        ...body.tasks.map((task): Line => [
          task.text,
          `${task.owner}, ${task.done === null ? 'not done' : `done ${task.done}`}`,
        ]),
        ['Friends and peers', body.support],
        ['What was learned', body.learning],
      ];
    case 'values review':
      return [
        ['Day', body.date],
        ...body.entries.map(({ value, level, evidence }): Line => [
          nameOf(value),
          `level ${level}: ${evidence}`,
        ]),
        ['Note', body.note],
      ];
    case 'parity rating':
      return [
        ['Day', body.date],
        ['Whose rating', body.side],
        ['Level', String(body.level)],
        ['What shows it', body.evidence],
      ];
  }
}

/** Lines of one name are told apart by their place: two night shifts of youth workers are two lines. */
function named(body: NewPlanDocument, nameOf: NameOf): Map<string, string> {
  const found = new Map<string, string>();
  for (const [about, words] of linesOf(body, nameOf)) {
    let name = about;
    for (let n = 2; found.has(name); n += 1) name = `${about} (${n})`;
    found.set(name, words);
  }
  return found;
}

/** Where two versions of a document differ, in the order of the newer one; what it no longer says comes last. */
export function documentDifferences(
  before: NewPlanDocument,
  after: NewPlanDocument,
  nameOf: NameOf,
): DocumentDifference[] {
  const [one, other] = [named(before, nameOf), named(after, nameOf)];
  return [...new Set([...other.keys(), ...one.keys()])]
    .map((about) => ({ about, before: one.get(about) ?? '', after: other.get(about) ?? '' }))
    .filter((line) => line.before !== line.after);
}
