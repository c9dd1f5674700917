import type { SavedMapping } from '@waymark/contract';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { query, useSend } from '../../../api/queries';
import { troubleFrom } from '../../../api/errors';
import { TroubleBox } from '../../../parts/waiting';
import { paths } from '../../../paths';
import type { Asked, Desk } from './desk';
import { type MappingDraft, sendable } from './draft-state';

/** Save the mapping under a name, and go on to the check against what stands. */
export function FinishSection({ desk, asked }: { readonly desk: Desk; readonly asked: Asked }) {
  const id = useId();
  const navigate = useNavigate();
  const saved = useQuery(query('mappings', { query: {} }));
  const save = useSend('saveMapping');
  const send = useSend('importWithMapping');
  const [told, setTold] = useState<{ readonly good: boolean; readonly words: string } | null>(null);
  const { name, label, source } = namesOf(desk.draft);
  const ready = sendable(desk.draft);
  const faults = desk.preview?.faults.length ?? 0;
  const count = desk.preview?.counts.observations ?? 0;
  const before = saved.data?.find((one) => one.name === name && !one.archived);

  const keep = async () => {
    if (!ready.ok) return setTold({ good: false, words: ready.sentence });
    try {
      const done: SavedMapping = await save.mutateAsync({
        body: { name, label, mapping: ready.use.mapping },
      });
      setTold({
        good: true,
        words: `Saved as “${done.name}”, version ${done.version}. It is offered whenever a file fits it.`,
      });
    } catch (failure) {
      const trouble = await troubleFrom(failure);
      setTold({ good: false, words: trouble.fields[0]?.sentence ?? trouble.sentence });
    }
  };
  const check = () => {
    if (ready.ok)
      send.mutate(
        { params: { id: desk.file.id }, body: ready.use },
        { onSuccess: (job) => void navigate(paths.importJob(job.id), { state: { draft: desk.file.id } }) },
      );
  };
  return (
    <section
      className="wm-section wm-form wm-finish"
      id="finish"
      tabIndex={-1}
      aria-labelledby="finish-title"
    >
      <h2 id="finish-title">Keep it, and go on</h2>
      <div className="wm-fields-line">
        <Text
          id={`${id}-label`}
          label="What this file is"
          value={label}
          max={200}
          onValue={(text) => desk.change((d) => withNames(d, { label: text }))}
        />
        <Text
          id={`${id}-source`}
          label="Source beside every figure"
          value={source}
          max={160}
          onValue={(text) => desk.change((d) => withNames(d, { source: text }))}
        />
        <Text
          id={`${id}-name`}
          label="Name of the mapping"
          value={name}
          max={60}
          onValue={(text) => desk.change((d) => withNames(d, { name: text }))}
        />
      </div>
      <p className="wm-help">
        {before
          ? `There is a mapping of that name: saving makes version ${before.version + 1} of it.`
          : 'A saved mapping is offered with the next file that looks like this one, and works from the command line. Small letters, digits and hyphens.'}
      </p>
      <div className="wm-actions">
        <button
          type="button"
          className="wm-button wm-button-main"
          disabled={!ready.ok || faults > 0 || asked.busy || count === 0 || send.isPending}
          onClick={check}
        >
          {count > 0
            ? `Check ${count === 1 ? 'this figure' : `these ${count.toLocaleString('en-GB')} figures`} against what stands`
            : 'Check against what stands'}
        </button>
        <button
          type="button"
          className="wm-button"
          disabled={!ready.ok || save.isPending}
          onClick={() => void keep()}
        >
          Save the mapping
        </button>
      </div>
      <p role="status" className={told && !told.good ? 'wm-refusal' : 'wm-small'}>
        {told?.words ??
          'The next page shows what is new, corrected or refused. Nothing counts until you say so there.'}
      </p>
      {send.error && <TroubleBox trouble={send.error} />}
    </section>
  );
}

interface Names {
  readonly name: string;
  readonly label: string;
  readonly source: string;
}

function namesOf({ mapping }: MappingDraft): Names {
  const { mapping: name, label, source } = mapping.kind === 'table' ? mapping.table : mapping.official;
  return { name, label, source };
}

function withNames(draft: MappingDraft, change: Partial<Names>): MappingDraft {
  const { name, label, source } = { ...namesOf(draft), ...change };
  const { mapping } = draft;
  return {
    ...draft,
    mapping:
      mapping.kind === 'table'
        ? { kind: 'table', table: { ...mapping.table, mapping: name, label, source } }
        : { kind: 'official', official: { ...mapping.official, mapping: name, label, source } },
  };
}

function Text({
  id,
  label,
  value,
  max,
  onValue,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly max: number;
  readonly onValue: (value: string) => void;
}) {
  return (
    <div className="wm-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="wm-input"
        autoComplete="off"
        maxLength={max}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    </div>
  );
}
