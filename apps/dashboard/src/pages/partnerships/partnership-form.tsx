import { useQuery } from '@tanstack/react-query';
import { newPartnership, type PartnershipPage } from '@waymark/contract';
import { Link } from 'react-router';
import { query, useSend } from '../../api/queries';
import { ChecksField, SelectField, TextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { Waiting } from '../../parts/waiting';
import { dayWords, teamName } from '../../parts/words';
import { paths } from '../../paths';

/** Name, places and agreement of a partnership, new or there. Null: nothing was saved. */
export function PartnershipForm({
  scope,
  page,
  onDone,
}: {
  readonly scope: string;
  readonly page?: PartnershipPage;
  readonly onDone: (saved: PartnershipPage | null) => void;
}) {
  const contexts = useQuery(query('contexts', {}));
  const sharings = useQuery(query('sharings', {}));
  const add = useSend('addPartnership');
  const change = useSend('changePartnership');
  const form = useKeptForm(scope, page ? `partnership-${page.id}` : 'partnership-new', {
    name: page?.name ?? '',
    contextIds: page?.places.map(({ contextId }) => String(contextId)) ?? ([] as readonly string[]),
    sharingId: page?.agreement ? String(page.agreement.id) : '',
  });
  return (
    <Waiting for={sharings}>
      {(agreements) => {
        const holding = agreements.filter((one) => one.mayShare || one.id === page?.agreement?.id);
        if (holding.length === 0)
          return (
            <p>
              Nothing is shared without an agreement that names a reference, a purpose and an end.{' '}
              <Link to={paths.protectionPart('sharing')}>Record an agreement to share</Link>
            </p>
          );
        return (
          <Waiting for={contexts}>
            {(places) => (
              <SendForm
                form={form}
                schema={newPartnership}
                body={(values) => ({
                  ...values,
                  contextIds: values.contextIds.map(Number),
                  sharingId: Number(values.sharingId) || undefined,
                })}
                makes={page ? undefined : 'changePartnership'}
                send={(body, how) =>
                  page
                    ? change.mutateAsync({ params: { id: page.id }, body })
                    : add.mutateAsync({ body, ...how })
                }
                label={page ? 'Save the partnership' : 'Begin the partnership'}
                onSaved={(saved) => onDone(saved)}
                onCancel={() => onDone(null)}
              >
                <TextField
                  {...form.field('name')}
                  label="Name"
                  help="What it is called between you. Partners read it: no private name of a place."
                  max={120}
                />
                <SelectField
                  {...form.field('sharingId')}
                  label="Agreement to share"
                  help="It rests on this: when the agreement or its purpose ends, sharing ends by itself."
                  choices={holding.map((one) => ({
                    value: String(one.id),
                    label: `${one.partner}, ${one.reference}, until ${dayWords(one.endsOn)}`,
                  }))}
                />
                <ChecksField
                  {...form.field('contextIds')}
                  label="Places"
                  help="Their plans are shared, and nothing else. Another place later means that everybody agrees anew."
                  groups={[...new Set(places.map(({ site }) => site))]
                    .sort((a, b) => a.localeCompare(b, 'en-GB'))
                    .map((site) => ({
                      label: site,
                      choices: places
                        .filter((one) => one.site === site && !one.archived)
                        .map((one) => ({ value: String(one.id), label: teamName(one) })),
                    }))}
                />
              </SendForm>
            )}
          </Waiting>
        );
      }}
    </Waiting>
  );
}
