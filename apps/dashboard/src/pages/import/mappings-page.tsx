import { useQuery } from '@tanstack/react-query';
import type { AnyMapping, SavedMapping } from '@waymark/contract';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../../api/client';
import { query, useSend } from '../../api/queries';
import { useFilter } from '../../filters';
import { Page } from '../../parts/page';
import { TroubleBox, Waiting } from '../../parts/waiting';
import { useOpenForm } from '../../parts/form/use-open-form';
import { paths } from '../../paths';
import './import.css';
import { momentWords } from './job-words';

/** The mappings that were saved: what each is for, as a file, under another name, or set aside. */
export function MappingsPage() {
  const mappings = useQuery(query('mappings', { query: {} }));
  return (
    <Page
      title="Saved mappings"
      crumb={<Link to={paths.import()}>Import</Link>}
      lede="How tables of your own are read. Each is offered when a file fits it, and works from the command line."
    >
      <Waiting for={mappings}>{(all) => <List mappings={all} />}</Waiting>
    </Page>
  );
}

function List({ mappings }: { readonly mappings: readonly SavedMapping[] }) {
  const [archived, setArchived] = useFilter('archived', ['', 'shown'], '');
  const form = useOpenForm();
  const setAside = mappings.filter((one) => one.archived).length;
  const shown = mappings
    .filter((one) => archived === 'shown' || !one.archived)
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return (
    <>
      {setAside > 0 && (
        <label className="wm-choice">
          <input
            type="checkbox"
            checked={archived === 'shown'}
            onChange={(event) => setArchived(event.target.checked ? 'shown' : '')}
          />
          Show the {setAside} set aside
        </label>
      )}
      {shown.length === 0 && (
        <p>
          No mapping is saved. <Link to={paths.import()}>Send a table</Link> that Waymark does not know: on
          the page that opens, what was understood can be put right, saved and named.
        </p>
      )}
      <ul className="wm-quiet-list">
        {shown.map((one) => (
          <li key={one.id}>
            <Saved
              mapping={one}
              renaming={form.open === one.id}
              onRename={() => form.show(one.id)}
              onClose={form.close}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Saved({
  mapping,
  renaming,
  onRename,
  onClose,
}: {
  readonly mapping: SavedMapping;
  readonly renaming: boolean;
  readonly onRename: () => void;
  readonly onClose: () => void;
}) {
  const archive = useSend('archiveMapping');
  const { id, name, version, label, kind, savedAt, savedBy, archived } = mapping;
  const hidden = <span className="wm-hidden"> {name}</span>;
  return (
    <>
      <h2>
        {name} {archived && <span className="wm-tag">set aside</span>}
      </h2>
      <p>{label}</p>
      <p className="wm-small">
        {kind === 'official' ? 'Official statistics of areas' : 'A table of your own'}, version {version},
        saved {momentWords(savedAt)} by {savedBy}.{' '}
        <code>npm run waymark -- import FILE --mapping {name}</code>
      </p>
      {renaming ? (
        <Rename mapping={mapping} onClose={onClose} />
      ) : (
        <div className="wm-links">
          <a href={addressOf('mappingYaml', { params: { id } })} download>
            Download as a file (YAML){hidden}
          </a>
          {!archived && (
            <button type="button" className="wm-link-button" onClick={onRename}>
              Rename{hidden}
            </button>
          )}
          <button
            type="button"
            className="wm-link-button"
            disabled={archive.isPending}
            onClick={() => archive.mutate({ params: { id }, body: { archived: !archived } })}
          >
            {archived ? 'Bring back' : 'Set aside'}
            {hidden}
          </button>
        </div>
      )}
      {archive.error && <TroubleBox trouble={archive.error} />}
    </>
  );
}

/** The mapping says its own name too, for the file it can be taken away as. */
function named(mapping: AnyMapping, name: string, label: string): AnyMapping {
  return mapping.kind === 'table'
    ? { kind: 'table', table: { ...mapping.table, mapping: name, label } }
    : { kind: 'official', official: { ...mapping.official, mapping: name, label } };
}

/** A saved version never changes, so a new name is a new mapping, and the old one is set aside with all its versions. */
function Rename({ mapping, onClose }: { readonly mapping: SavedMapping; readonly onClose: () => void }) {
  const id = useId();
  const [name, setName] = useState(mapping.name);
  const [label, setLabel] = useState(mapping.label);
  const save = useSend('saveMapping');
  const archive = useSend('archiveMapping');
  const submit = () =>
    save.mutate(
      {
        body: {
          organisationId: mapping.organisationId,
          name,
          label,
          mapping: named(mapping.mapping, name, label),
        },
      },
      {
        onSuccess: () => {
          if (name === mapping.name) onClose();
          else
            archive.mutate(
              { params: { id: mapping.id }, body: { archived: true } },
              { onSuccess: () => onClose() },
            );
        },
      },
    );
  const trouble = save.error ?? archive.error;
  return (
    <form
      className="wm-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="wm-fields-line">
        <div className="wm-field">
          <label htmlFor={`${id}-name`}>Name</label>
          <p className="wm-help" id={`${id}-help`}>
            Small letters, digits and hyphens.
          </p>
          <input
            id={`${id}-name`}
            className="wm-input"
            autoComplete="off"
            autoFocus
            maxLength={60}
            aria-describedby={`${id}-help`}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className="wm-field">
          <label htmlFor={`${id}-label`}>What these files are</label>
          <input
            id={`${id}-label`}
            className="wm-input"
            autoComplete="off"
            maxLength={200}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        </div>
      </div>
      {trouble && (
        <p className="wm-refusal" role="alert">
          {trouble.fields[0]?.sentence ?? trouble.sentence}
        </p>
      )}
      <div className="wm-actions">
        <button
          type="submit"
          className="wm-button wm-button-main"
          disabled={save.isPending || archive.isPending}
        >
          Save
        </button>
        <button type="button" className="wm-button" onClick={onClose}>
          Close
        </button>
      </div>
    </form>
  );
}
