import type { Provenance } from '@waymark/contract';

/** "derived, not validated": said wherever a goal or an indicator stands. */
export const provenanceWords = ({ words, validated }: Provenance): string =>
  `${words}, ${validated ? 'validated' : 'not validated'}`;

export function ProvenanceTag({ provenance }: { readonly provenance: Provenance }) {
  return <span className="wm-tag wm-provenance">{provenanceWords(provenance)}</span>;
}
