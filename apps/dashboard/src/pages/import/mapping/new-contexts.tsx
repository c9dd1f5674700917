import { useQuery } from '@tanstack/react-query';
import { type NewContext, newContext } from '@waymark/contract';
import { type FormEvent, useId, useState } from 'react';
import { Link } from 'react-router';
import { query, useSend } from '../../../api/queries';
import { troubleFrom } from '../../../api/errors';
import { check } from '../../../parts/form/check';
import { paths } from '../../../paths';
import { codeFrom } from '../../setup/context-values';

const KINDS = [
  { key: 'place', label: 'places: a park, an estate, a street', level: 'location', setting: 'neighbourhood' },
  { key: 'school', label: 'schools', level: 'location', setting: 'school' },
  { key: 'community', label: 'communities', level: 'community', setting: 'community' },
] as const;
type Kind = (typeof KINDS)[number]['key'];

/**
 * Contexts for names the file has and Waymark has not: a few words for all of them at once. The name in the file stays with
 * the team; outside it each has the public name given here.
 */
export function NewContexts({
  names,
  begin,
  onMade,
  onClose,
}: {
  readonly names: readonly string[];
  /** A day they existed already; empty where the file does not tell. */
  readonly begin: string;
  readonly onMade: (text: string, code: string) => void;
  readonly onClose: () => void;
}) {
  const id = useId();
  const sites = useQuery(query('sites', {}));
  const known = useQuery(query('contexts', {}));
  const send = useSend('addContext');
  const [kind, setKind] = useState<Kind>('place');
  const [site, setSite] = useState('');
  const [opened, setOpened] = useState(begin);
  const [publicNames, setPublicNames] = useState<Readonly<Record<string, string>>>({});
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const places = (sites.data ?? []).filter(({ archived }) => !archived);
  const siteId = site === '' ? places[0]?.id : Number(site);
  const publicName = (text: string, at: number) =>
    publicNames[text] ?? neutralName(kind, at, known.data ?? []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTold(null);
    const { level, setting } = KINDS.find(({ key }) => key === kind) ?? KINDS[0];
    const bodies: { text: string; body: NewContext }[] = [];
    for (const [at, text] of names.entries()) {
      const pseudonym = publicName(text, at);
      const checked = check(newContext, {
        siteId,
        code: codeFrom(pseudonym),
        level,
        setting,
        kind: kind === 'place' ? 'place' : kind,
        pseudonym,
        privateName: text.slice(0, 160),
        opened,
      });
      if (!checked.ok) return setTold(`${text}: ${checked.refusals[0]?.sentence ?? 'check this.'}`);
      bodies.push({ text, body: checked.value });
    }
    setBusy(true);
    try {
      for (const { text, body } of bodies) onMade(text, (await send.mutateAsync({ body })).code);
      onClose();
    } catch (failure) {
      setTold((await troubleFrom(failure)).sentence);
    } finally {
      setBusy(false);
    }
  };
  if (sites.data && places.length === 0)
    return (
      <p className="wm-notice">
        A context lies in a site. <Link to={paths.siteNew()}>Begin with a site</Link>; nothing here is lost
        meanwhile.
      </p>
    );
  return (
    <form className="wm-form wm-new-contexts" onSubmit={(event) => void submit(event)} noValidate>
      <p className="wm-help">
        The name in the file stays inside the team. Outside, each has only the public name, which should not
        give the place away.
      </p>
      <div className="wm-fields-line">
        <div className="wm-field">
          <label htmlFor={`${id}-kind`}>They are</label>
          <select
            id={`${id}-kind`}
            className="wm-input"
            value={kind}
            onChange={(event) => setKind(event.target.value as Kind)}
          >
            {KINDS.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </div>
        {places.length > 1 && (
          <div className="wm-field">
            <label htmlFor={`${id}-site`}>In the site</label>
            <select
              id={`${id}-site`}
              className="wm-input"
              value={siteId}
              onChange={(event) => setSite(event.target.value)}
            >
              {places.map(({ id: key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <div className="wm-field">
          <label htmlFor={`${id}-opened`}>Known since</label>
          <input
            id={`${id}-opened`}
            type="date"
            className="wm-input wm-input-medium"
            value={opened}
            onChange={(event) => setOpened(event.target.value)}
          />
        </div>
      </div>
      {names.map((text, at) => (
        <div key={text} className="wm-field">
          <label htmlFor={`${id}-name-${at}`}>Public name of “{text}”</label>
          <input
            id={`${id}-name-${at}`}
            className="wm-input"
            autoComplete="off"
            maxLength={120}
            value={publicName(text, at)}
            onChange={(event) => setPublicNames((before) => ({ ...before, [text]: event.target.value }))}
          />
        </div>
      ))}
      {told && (
        <p className="wm-refusal" role="alert">
          {told}
        </p>
      )}
      <div className="wm-actions">
        <button type="submit" className="wm-button wm-button-main" disabled={busy}>
          {names.length === 1 ? 'Create it' : `Create ${names.length} contexts`}
        </button>
        <button type="button" className="wm-button" onClick={onClose}>
          Close
        </button>
      </div>
    </form>
  );
}

/** "Place A", "Place B", ... as far as they are free: a name that gives nothing away. */
function neutralName(kind: Kind, at: number, known: readonly { pseudonym: string; code: string }[]): string {
  const word = kind === 'place' ? 'Place' : kind === 'school' ? 'School' : 'Community';
  const taken = new Set(
    known.flatMap(({ pseudonym, code }) => [pseudonym.toLowerCase(), code.toLowerCase()]),
  );
  let left = at;
  for (let index = 0; ; index += 1) {
    const letters = index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
    const name = `${word} ${letters}`;
    if (taken.has(name.toLowerCase()) || taken.has(codeFrom(name))) continue;
    if (left === 0) return name;
    left -= 1;
  }
}
