import { firstSetup } from '@waymark/contract';
import { useNavigate } from 'react-router';
import { useSend } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { TextField } from '../../parts/form/field';
import { SendForm } from '../../parts/form/send-form';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { paths } from '../../paths';

/** Asked once, in an empty database: whose it is, and who looks after it. */
export function SetUpForm() {
  return <Scoped>{(scope) => <Fields scope={scope} />}</Scoped>;
}

function Fields({ scope }: { readonly scope: string }) {
  const form = useKeptForm(scope, 'set-up', { organisation: '', administrator: '' });
  const setUp = useSend('setUp');
  const navigate = useNavigate();
  return (
    <SendForm
      form={form}
      schema={firstSetup}
      body={(values) => values}
      send={(body) => setUp.mutateAsync({ body })}
      label="Begin"
      onSaved={() => void navigate(paths.start())}
    >
      <TextField
        {...form.field('organisation')}
        label="Your organisation"
        help="Its name as funders know it. It stands on every report."
        max={120}
      />
      <TextField
        {...form.field('administrator')}
        label="Your name"
        help="What the history shows beside whatever you record. You are the administrator of this installation."
        max={120}
      />
    </SendForm>
  );
}
