import { useQuery } from '@tanstack/react-query';
import { mayGive, type NewScope, type Role, type ScopeKind, scopeKindsOf } from '@waymark/contract';
import { query } from '../../api/queries';
import { type Choice, RadioField, SelectField } from '../../parts/form/field';
import type { Bound } from '../../parts/form/use-kept-form';
import { useActor, useMay } from '../../reach';
import { roleWords } from '../../role-words';

/** A role and its reach as the form holds them: `kind:id`. */
export interface RoleValues {
  readonly role: Role | '';
  readonly scope: string;
}

export const scopeOfValue = (value: string): NewScope | undefined => {
  const [kind, id] = value.split(':');
  return kind && id ? { kind: kind as ScopeKind, id: Number(id) } : undefined;
};

const KINDS: Record<ScopeKind, string> = {
  organisation: 'Everything of',
  site: 'Only the site',
  partnership: 'The partnership',
  grant: 'The grant',
  edition: 'The edition',
};

/** The role, told in plain words, and what it reaches: only what this reader may give. */
export function RoleAndScope({
  role,
  scope,
}: {
  readonly role: Bound<Role | ''>;
  readonly scope: Bound<string>;
}) {
  const actor = useActor();
  const may = useMay();
  const session = useQuery(query('session', {}));
  const sites = useQuery({ ...query('sites', {}), enabled: may('sites') });
  const grants = useQuery({ ...query('grants', {}), enabled: may('grants') });
  const partnerships = useScopes('partnership');
  const editions = useQuery({ ...query('editions', {}), enabled: may('editions') });
  const given = actor ? mayGive[actor.role] : [];
  const offered: Readonly<Record<ScopeKind, readonly { readonly id: number; readonly name: string }[]>> = {
    organisation: session.data?.organisations ?? [],
    site: (sites.data ?? []).filter(({ archived }) => !archived),
    grant: (grants.data ?? [])
      .filter(({ archived }) => !archived)
      .map(({ id, title, funder, start, end }) => ({
        id,
        name: `${title}, ${funder}, ${start.slice(0, 4)} to ${end.slice(0, 4)}`,
      })),
    partnership: partnerships,
    // only what was released can be named to anybody
    edition: (editions.data ?? []).flatMap(({ id, number, title }) =>
      number === null ? [] : [{ id, name: `${number}, ${title}` }],
    ),
  };
  const kinds = role.value === '' ? [] : scopeKindsOf[role.value];
  const choices: Choice<string>[] = kinds.flatMap((kind) =>
    offered[kind].map(({ id, name }) => ({ value: `${kind}:${id}`, label: `${KINDS[kind]} ${name}` })),
  );
  return (
    <>
      <RadioField
        {...role}
        onValue={(value) => {
          role.onValue(value);
          scope.onValue('');
        }}
        label="Role"
        help="What they see and do. One person may hold several and acts in one at a time."
        choices={given.map((value) => ({
          value,
          label: roleWords[value].name,
          words: `${roleWords[value].sees} ${roleWords[value].never}`,
        }))}
      />
      {role.value !== '' &&
        (choices.length > 0 ? (
          <SelectField
            {...scope}
            label="Reaches"
            help="Nothing outside it is shown, not even that it exists."
            choices={choices}
          />
        ) : (
          <p className="wm-notice" role="status">
            There is no {kinds.join(' or ')} yet to give to {roleWords[role.value].name}s.
          </p>
        ))}
    </>
  );
}

/** Scopes of this kind that the reader's own capacities name. */
function useScopes(kind: ScopeKind): readonly { readonly id: number; readonly name: string }[] {
  const actor = useActor();
  return (actor?.scopes ?? []).filter((one) => one.kind === kind);
}
