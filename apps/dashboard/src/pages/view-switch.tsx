import { outside, type View } from '@waymark/contract';
import { useActor } from '../reach';

const views = [
  { view: 'team', words: 'Team figures' },
  { view: 'external', words: 'As a funder sees it' },
] as const;

/** Says whose figures stand on the page, and changes them. */
export function ViewSwitch({ view, setView }: { view: View; setView: (next: View) => void }) {
  const role = useActor()?.role;
  // outside the team there is nothing to switch
  if (role && outside.includes(role))
    return <p className="wm-switch-note">From published editions: counts rounded, small ones withheld</p>;
  return (
    <div className="wm-switch" role="group" aria-label="Whose view">
      {views.map((one) => (
        <button
          key={one.view}
          type="button"
          aria-pressed={one.view === view}
          onClick={() => setView(one.view)}
        >
          {one.words}
        </button>
      ))}
      <span className="wm-switch-note">
        {view === 'team'
          ? 'Exact counts, for the team only'
          : 'The newest published edition: counts rounded, small ones withheld'}
      </span>
    </div>
  );
}
