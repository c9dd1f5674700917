import type { InformationRequest, IsoDate, RequestLog } from '@waymark/contract';

interface Term {
  readonly agreedOn: IsoDate;
  readonly expiresOn: IsoDate;
  readonly withdrawnOn: IsoDate | null;
}

/** An agreement holds from the day it was made through the day it expires, and not from the day it was withdrawn on. */
export function stateOfTerm(
  { agreedOn, expiresOn, withdrawnOn }: Term,
  asOf: IsoDate,
): 'not yet' | 'in force' | 'expired' | 'withdrawn' {
  if (withdrawnOn !== null && withdrawnOn <= asOf) return 'withdrawn';
  if (asOf < agreedOn) return 'not yet';
  return asOf > expiresOn ? 'expired' : 'in force';
}

/** The day from which an ended agreement's retention counts; null while it holds. */
export function endOfTerm({ expiresOn, withdrawnOn }: Term): IsoDate {
  return withdrawnOn !== null && withdrawnOn < expiresOn ? withdrawnOn : expiresOn;
}

interface SharingTerms {
  readonly reference: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly endedOn: IsoDate | null;
  /** Of the purpose it names: the day it ended or was replaced; null while it holds; undefined where it names none. */
  readonly purposeEndedOn: IsoDate | null | undefined;
}

/** Whether something may be shared under an agreement on a day, and the sentence that says why not. */
export function mayShare(
  terms: SharingTerms,
  asOf: IsoDate,
): {
  readonly state: 'not yet' | 'in force' | 'ended';
  readonly mayShare: boolean;
  readonly because: string;
} {
  const { startsOn, endsOn, endedOn, reference, purposeEndedOn } = terms;
  const no = (state: 'not yet' | 'in force' | 'ended', because: string) =>
    ({ state, mayShare: false, because }) as const;
  if (endedOn !== null && endedOn <= asOf) return no('ended', `It was ended on ${endedOn}.`);
  if (asOf > endsOn) return no('ended', `It ran out on ${endsOn}: a new agreement is needed.`);
  if (asOf < startsOn) return no('not yet', `It begins on ${startsOn}.`);
  if (reference.trim() === '') return no('in force', 'It names no signed agreement.');
  if (purposeEndedOn === undefined) return no('in force', 'It names no purpose with a lawful basis.');
  if (purposeEndedOn !== null && purposeEndedOn <= asOf)
    return no('in force', 'Its purpose has ended: name one that holds.');
  return { state: 'in force', mayShare: true, because: `Agreement ${reference}, until ${endsOn}.` };
}

/** How many asked in each calendar year, by decision, by ground claimed, and what young people were told. */
export function requestYears(requests: readonly InformationRequest[]): RequestLog['years'] {
  const years = [...new Set(requests.map(({ receivedOn }) => receivedOn.slice(0, 4)))].sort().reverse();
  return years.map((year) => {
    const of = requests.filter(({ receivedOn }) => receivedOn.startsWith(year));
    return {
      year,
      asked: of.length,
      byDecision: counted(of.map((one) => one.decision)).map(([decision, count]) => ({ decision, count })),
      byBasis: counted(of.map((one) => one.basisClaimed)).map(([basis, count]) => ({ basis, count })),
      told: counted(of.map((one) => one.told ?? 'not said')).map(([told, count]) => ({ told, count })),
    };
  });
}

function counted<T extends string>(values: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a.localeCompare(b, 'en-GB'));
}
