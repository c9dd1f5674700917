import { useQuery } from '@tanstack/react-query';
import type { Context, Framework, ImportDraft, MappingProposal } from '@waymark/contract';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { query } from '../../../api/queries';
import { Scoped } from '../../../outbox/scoped';
import { useKeptForm } from '../../../parts/form/use-kept-form';
import { Page } from '../../../parts/page';
import { Waiting } from '../../../parts/waiting';
import { paths } from '../../../paths';
import '../../pages.css';
import '../import.css';
import { type Basis, NO_BASIS } from './basis';
import { draftFrom, type MappingDraft } from './draft-state';
import './mapping.css';
import { MappingDesk } from './mapping-desk';
import { Unreadable } from './unreadable';

const ASK_AGAIN_MS = 400;

/** What Waymark understood of a file, and every way to say otherwise. Nothing of it is imported from here. */
export function MappingPage() {
  const { id = '' } = useParams();
  const file = useQuery({
    ...query('importDraft', { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? ASK_AGAIN_MS : false),
  });
  return (
    <Page
      wide
      title={file.data?.state === 'ready' ? 'What Waymark understood' : (file.data?.file ?? 'A file')}
      crumb={
        <>
          <Link to={paths.import()}>Import</Link>
          {file.data?.state === 'ready' && <> / {file.data.file}</>}
        </>
      }
      {...(file.data ? { lede: ledeOf(file.data) } : {})}
    >
      <Waiting for={file}>{(data) => <OneFile file={data} />}</Waiting>
    </Page>
  );
}

function ledeOf({ state }: ImportDraft): string {
  switch (state) {
    case 'reading':
      return 'Being read. Nothing is imported.';
    case 'unreadable':
      return 'This file cannot be read as a table.';
    case 'ready':
      return 'See what was made of your table, and put right what is wrong. Nothing counts until you say so on the next page.';
  }
}

function OneFile({ file }: { readonly file: ImportDraft }) {
  if (file.state === 'reading')
    return (
      <p className="wm-import-progress" role="status">
        <label htmlFor="reading-progress">Being read</label>
        <progress id="reading-progress" max={1} value={file.progress} />
        <span>{Math.round(file.progress * 100)} %</span>
      </p>
    );
  if (file.state === 'unreadable') return <Unreadable file={file} />;
  return <Scoped>{(scope) => <Understood scope={scope} file={file} />}</Scoped>;
}

/** Where the reader says the heading is, and by which saved mapping: what the proposal rests on. Kept, like all that follows. */
function Understood({ scope, file }: { readonly scope: string; readonly file: ImportDraft }) {
  const basis = useKeptForm<Basis>(scope, `mapping-${file.id}-basis`, NO_BASIS);
  const { saved, sheet, heading, headingRows } = basis.values;
  const proposal = useQuery({
    ...query('importDraftProposal', {
      params: { id: file.id },
      query: {
        ...(saved === null ? {} : { saved }),
        ...(heading === null ? {} : { sheet, heading, headingRows }),
      },
    }),
    staleTime: Infinity,
  });
  const framework = useQuery(query('framework', {}));
  const contexts = useQuery(query('contexts', {}));
  const key = JSON.stringify(basis.values);
  return (
    <Waiting for={proposal}>
      {(proposed) => (
        <Waiting for={framework}>
          {(words) => (
            <Waiting for={contexts}>
              {(places) => (
                <Draft
                  key={key}
                  name={`mapping-${file.id}-${key}`}
                  scope={scope}
                  file={file}
                  proposal={proposed}
                  framework={words}
                  contexts={places}
                  basis={basis.values}
                  onBasis={basis.set}
                />
              )}
            </Waiting>
          )}
        </Waiting>
      )}
    </Waiting>
  );
}

function Draft({
  scope,
  name,
  framework,
  contexts,
  ...rest
}: {
  readonly scope: string;
  readonly name: string;
  readonly file: ImportDraft;
  readonly proposal: MappingProposal;
  readonly framework: Framework;
  readonly contexts: readonly Context[];
  readonly basis: Basis;
  readonly onBasis: (change: Partial<Basis>) => void;
}) {
  const indicators = useMemo(() => new Map(framework.indicators.map((one) => [one.code, one])), [framework]);
  const places = useMemo(() => contexts.filter(({ archived }) => !archived), [contexts]);
  const { proposal } = rest;
  const began = useMemo(
    () => (proposal.mapping === null ? null : draftFrom(proposal, proposal.mapping)),
    [proposal],
  );
  const form = useKeptForm<{ readonly draft: MappingDraft | null }>(scope, name, { draft: began });
  return <MappingDesk {...rest} indicators={indicators} contexts={places} form={form} began={began} />;
}
