import { dayPart, type GuardianSlot, type GuardianWeek, type SlotState, weekPart } from '@waymark/contract';

/**
 * A plan of day and evening: for each part of the week which adults are there, and whether somebody among them is both trained
 * and trusted. Trust is young people's word, so a part in which they were not asked is said to be that, and not a gap.
 */
export function guardianWeek(
  slots: readonly GuardianSlot[],
  labelOf: (role: string) => string,
): GuardianWeek {
  return weekPart.options.flatMap((week) =>
    dayPart.options.map((day) => {
      const here = slots.filter((slot) => slot.week === week && slot.day === day);
      return {
        week,
        day,
        state: stateOf(here),
        adults: here.reduce((sum, { adults }) => sum + adults, 0),
        trained: here.reduce((sum, { trained }) => sum + trained, 0),
        roles: here.map(({ role }) => labelOf(role)),
      };
    }),
  );
}

function stateOf(slots: readonly GuardianSlot[]): SlotState {
  if (slots.length === 0) return 'nobody';
  const trained = slots.filter((slot) => slot.trained > 0);
  if (trained.length === 0) return 'nobody trained';
  if (trained.some(({ trust }) => trust === 'trusted' || trust === 'some trusted'))
    return 'trusted and trained';
  return trained.some(({ trust }) => trust === 'not asked') ? 'young people not asked' : 'nobody trusted';
}
