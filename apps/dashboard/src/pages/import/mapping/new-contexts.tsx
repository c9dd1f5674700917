import { useQuery } from '@tanstack/react-query';
import { type Context, type NewContext, newContext, type Site } from '@waymark/contract';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { query, useSend } from '../../../api/queries';
import { troubleFrom } from '../../../api/errors';
import { check } from '../../../parts/form/check';
import { Waiting } from '../../../parts/waiting';
import { paths } from '../../../paths';
import { codeFrom } from '../../setup/context-values';

const KINDS = [
  { key: 'place', label: 'places: a park, an estate, a street', level: 'location', setting: 'neighbourhood' },
  { key: 'school', label: 'schools', level: 'location', setting: 'school' },
  { key: 'community', label: 'communities', level: 'community', setting: 'community' },
] as const;
type Kind = (typeof KINDS)[number]['key'];

interface Asked {
  readonly names: readonly string[];
  /** A day they existed already; empty where the file does not tell. */
  readonly begin: string;
  readonly onMade: (text: string, code: string) => void;
  readonly onClose: () => void;
}

/**
 * Contexts for names the file has and Waymark has not: a few words for all of them at once. The name in the file stays with
 * the team; outside it each has the public name given here. Asked once it is known where they may lie and which names are taken.
 */
export function NewContexts(asked: Asked) {
  const sites = useQuery(query('sites', {}));
  const known = useQuery(query('contexts', {}));
  return (
    <Waiting for={sites}>
      {(all) => (
        <Waiting for={known}>{(contexts) => <NamesForm {...asked} sites={all} known={contexts} />}</Waiting>
      )}
    </Waiting>
  );
}

function NamesForm({
  names,
  begin,
  onMade,
  onClose,
  sites,
  known,
}: Asked & { readonly sites: readonly Site[]; readonly known: readonly Context[] }) {
  const id = useId();
  const send = useSend('addContext');
  const [kind, setKind] = useState<Kind>('place');
  const [site, setSite] = useState('');
  const [opened, setOpened] = useState(begin);
  const [publicNames, setPublicNames] = useState<Readonly<Record<string, string>>>({});
  const [not, setNot] = useState<readonly string[]>([]);
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const places = sites.filter(({ archived }) => !archived);
  const siteId = site === '' ? places[0]?.id : Number(site);
  const groups = useMemo(() => byName(names), [names]);
  const wanted = groups.filter(([text = '']) => !not.includes(text));
  const publicName = (text: string) =>
    publicNames[text] ??
    neutralName(
      kind,
      wanted.findIndex(([first]) => first === text),
      known,
    );

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTold(null);
    const { level, setting } = KINDS.find(({ key }) => key === kind) ?? KINDS[0];
    const bodies: { texts: readonly string[]; body: NewContext }[] = [];
    for (const texts of wanted) {
      const [text = ''] = texts;
      const pseudonym = publicName(text);
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
      bodies.push({ texts, body: checked.value });
    }
    setBusy(true);
    try {
      for (const { texts, body } of bodies) {
        const { code } = await send.mutateAsync({ body });
        for (const text of texts) onMade(text, code);
      }
      onClose();
    } catch (failure) {
      setTold((await troubleFrom(failure)).sentence);
    } finally {
      setBusy(false);
    }
  };
  if (places.length === 0)
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
      {groups.map(([text = '', ...others], at) => (
        <div key={text} className="wm-new-context">
          <label className="wm-choice">
            <input
              type="checkbox"
              checked={!not.includes(text)}
              onChange={(event) =>
                setNot((before) =>
                  event.target.checked ? before.filter((one) => one !== text) : [...before, text],
                )
              }
            />
            <span>
              “{text}”
              {others.length > 0 && (
                <span className="wm-choice-words">also written “{others.join('”, “')}”</span>
              )}
            </span>
          </label>
          {!not.includes(text) && (
            <div className="wm-field">
              <label htmlFor={`${id}-name-${at}`}>
                Public name<span className="wm-hidden"> of “{text}”</span>
              </label>
              <input
                id={`${id}-name-${at}`}
                className="wm-input"
                autoComplete="off"
                maxLength={120}
                value={publicName(text)}
                onChange={(event) => setPublicNames((before) => ({ ...before, [text]: event.target.value }))}
              />
            </div>
          )}
        </div>
      ))}
      {told && (
        <p className="wm-refusal" role="alert">
          {told}
        </p>
      )}
      <div className="wm-actions">
        <button type="submit" className="wm-button wm-button-main" disabled={busy || wanted.length === 0}>
          {wanted.length === 1 ? 'Create it' : `Create ${wanted.length} contexts`}
        </button>
        <button type="button" className="wm-button" onClick={onClose}>
          Close
        </button>
      </div>
    </form>
  );
}

/** Names that differ only in capitals, spaces, accents or points are one place. */
function byName(names: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const plain = name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
    groups.set(plain || name, [...(groups.get(plain || name) ?? []), name]);
  }
  return [...groups.values()];
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
