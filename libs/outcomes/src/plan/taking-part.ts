import { type Attendance, type BroughtView, partyKind, type TakingPart } from '@waymark/contract';

interface AttendedMeeting {
  readonly attendance: readonly Attendance[];
  readonly views: readonly BroughtView[];
  readonly decisions: readonly {
    readonly due: string | null;
    readonly doneOn: string | null;
    readonly state: string;
  }[];
}

const HEARD = new Set(['young people', 'families']);

/**
 * Who took part, whose views were brought and answered, and whether what was decided was done: exact counts of the
 * meetings given. `today` (`YYYY-MM-DD`) decides which decisions were due; one that was dropped is due no more.
 */
export function takingPartOf(meetings: readonly AttendedMeeting[], today: string): TakingPart {
  const views = meetings.flatMap((meeting) => meeting.views);
  const due = meetings
    .flatMap((meeting) => meeting.decisions)
    .filter((decision) => decision.state !== 'dropped' && decision.due !== null && decision.due <= today);
  return {
    meetings: meetings.length,
    withViews: meetings.filter((meeting) => meeting.views.some(({ party }) => HEARD.has(party))).length,
    viewsBrought: views.length,
    viewsAnswered: views.filter(({ answered }) => answered !== '').length,
    decisionsDue: due.length,
    decisionsDoneOfDue: due.filter(({ state }) => state === 'done').length,
    parties: partyKind.options.map((party) => {
      const rows = meetings.flatMap(({ attendance }) =>
        attendance.filter((row) => row.party === party).slice(0, 1),
      );
      return {
        party,
        invited: rows.filter(({ invited }) => invited).length,
        present: rows.filter(({ present }) => present > 0).length,
      };
    }),
  };
}
