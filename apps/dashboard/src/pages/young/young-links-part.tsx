import { newYoungLink, type YoungDesk, type YoungLink } from '@waymark/contract';
import { useSend } from '../../api/queries';
import { TextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { LinkLine, type MadeLink, SharingLinks } from '../../parts/sharing-links';
import { QrCode } from '../sign-in/qr-code';

/** Links to the page, as a code to hang up in the youth club. */
export function YoungLinksPart({ desk }: { readonly desk: YoungDesk }) {
  return (
    <SharingLinks<YoungLink>
      id="young-links"
      title="Links"
      lead="Whoever has a link reads this one page, and nothing else, until the link ends or is taken back. Waymark keeps nothing about who opens it, and does not count."
      what="for young people"
      make="Make a link for young people"
      listed="Links for young people"
      shown={({ url }) => <QrCode text={url} label="QR code of the young people’s page" />}
      form={(onMade, onCancel) => <NewLink contextId={desk.contextId} onMade={onMade} onCancel={onCancel} />}
      list={(drawn) => drawn(desk.links)}
      line={(link) => <OneLink link={link} />}
    />
  );
}

function NewLink({
  contextId,
  onMade,
  onCancel,
}: {
  readonly contextId: number;
  readonly onMade: (made: MadeLink<YoungLink>) => void;
  readonly onCancel: () => void;
}) {
  const form = useFleetingForm({ note: '', expires: '' });
  const send = useSend('addYoungLink');
  return (
    <SendFleeting
      form={form}
      schema={newYoungLink}
      body={(values) => ({ ...values, contextId })}
      send={(body) => send.mutateAsync({ body })}
      label="Make the link"
      onDone={onMade}
      onCancel={onCancel}
    >
      <TextField
        {...form.field('note')}
        label="Where it goes"
        help="To find it again and take it back, such as “poster in the youth club”."
        optional
        max={200}
      />
      <TextField {...form.field('expires')} kind="date" label="Opens until" help="A year from now at most." />
    </SendFleeting>
  );
}

function OneLink({ link }: { readonly link: YoungLink }) {
  const takeBack = useSend('revokeYoungLink');
  return <LinkLine link={link} takeBack={takeBack} />;
}
