import type { FundingBand, PeriodSetId, View } from '@waymark/contract';
import { PeriodChoice } from '../period-choice';
import { ViewSwitch } from '../view-switch';

/** Whose view, and how time is cut. Everything here is in the address, so a link can be sent. */
export function ContextControls({
  view,
  setView,
  periods,
  setPeriods,
  grants,
  grant,
  setGrant,
}: {
  view: View;
  setView: (next: View) => void;
  periods: PeriodSetId;
  setPeriods: (next: PeriodSetId) => void;
  grants: readonly FundingBand[];
  grant: string;
  setGrant: (next: string) => void;
}) {
  return (
    <>
      <ViewSwitch view={view} setView={setView} />
      <PeriodChoice
        value={periods}
        onChange={setPeriods}
        view={view}
        without={grants.length === 0 ? ['grant_year'] : []}
      />
      {periods === 'grant_year' ? (
        <label className="wm-choice">
          Grant{' '}
          <select value={grant} onChange={(event) => setGrant(event.target.value)}>
            {grants.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}, {one.title}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </>
  );
}
