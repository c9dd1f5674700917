import { useQuery } from '@tanstack/react-query';
import type { MappingProposal } from '@waymark/contract';
import { useId } from 'react';
import { query } from '../../../api/queries';
import type { Basis } from './basis';

/** A saved mapping: taken up by itself where it fits, or chosen, or set aside. */
export function SavedChoice({
  proposal,
  basis,
  onBasis,
}: {
  readonly proposal: MappingProposal;
  readonly basis: Basis;
  readonly onBasis: (change: Partial<Basis>) => void;
}) {
  const id = useId();
  const mappings = useQuery(query('mappings', { query: {} }));
  const offered = (mappings.data ?? []).filter(({ archived }) => !archived);
  if (offered.length === 0 && proposal.saved === null && basis.heading === null) return null;
  const value = proposal.saved?.name ?? (basis.saved === null ? 'none' : basis.saved);
  return (
    <div className="wm-saved-choice">
      {proposal.saved && (
        <p>
          Filled in by your saved mapping <b>{proposal.saved.name}</b>, version {proposal.saved.version}.
        </p>
      )}
      {basis.heading !== null && (
        <p>
          The heading is in row {basis.heading.toLocaleString('en-GB')}, as you said.{' '}
          <button type="button" className="wm-link-button" onClick={() => onBasis({ heading: null })}>
            Back to where Waymark found it
          </button>
        </p>
      )}
      {offered.length > 0 && (
        <p className="wm-fields-line">
          <label htmlFor={id}>Saved mapping</label>
          <select
            id={id}
            className="wm-input wm-input-medium"
            value={value}
            onChange={(event) => onBasis({ saved: event.target.value, heading: null })}
          >
            <option value="none">none: begin anew</option>
            {offered.map((one) => (
              <option key={one.id} value={one.name}>
                {one.name}
              </option>
            ))}
          </select>
        </p>
      )}
    </div>
  );
}
