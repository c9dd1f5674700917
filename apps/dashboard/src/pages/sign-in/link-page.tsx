import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { LinkAbout } from '@waymark/contract';
import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Trouble } from '../../api/errors';
import { call } from '../../api/client';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { AcceptInvitation } from './accept-invitation';
import { ChooseNewPassword } from './choose-new-password';
import { FirstSetUp } from './first-set-up';
import './sign-in.css';

const titles: Record<LinkAbout['kind'], string> = {
  'first set-up': 'Set up Waymark',
  invitation: 'You are invited',
  reset: 'Choose a new password',
};

/** `/link#...`: a one-time link. What stands behind the # is read here, taken out of the address, and told to this server only. */
export function LinkPage() {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [token, setToken] = useState('');
  const brought = hash.slice(1);
  if (brought !== '' && brought !== token) setToken(brought);
  useEffect(() => {
    if (brought !== '') void navigate(paths.link(), { replace: true });
  }, [brought, navigate]);
  const about: UseQueryResult<LinkAbout, Trouble> = useQuery<LinkAbout, Trouble>({
    queryKey: ['lookAtLink', token],
    queryFn: ({ signal }) => call('lookAtLink', { body: { token }, signal }),
    enabled: token !== '',
    gcTime: 0,
    staleTime: Infinity,
  });
  if (token === '')
    return (
      <Page title="This link is not complete">
        <p className="wm-prose">
          Open the whole link as it was given to you: part of it is missing. A page that was reloaded has let
          go of it too.
        </p>
        <p>
          <Link to={paths.start()}>To the first page</Link>
        </p>
      </Page>
    );
  return (
    <Page title={about.data ? titles[about.data.kind] : 'A link to Waymark'}>
      <Waiting for={about}>
        {(found) => (
          <>
            {found.kind === 'first set-up' && <FirstSetUp token={token} />}
            {found.kind === 'invitation' && <AcceptInvitation token={token} about={found} />}
            {found.kind === 'reset' && <ChooseNewPassword token={token} about={found} />}
          </>
        )}
      </Waiting>
      {about.error && (
        <p>
          <Link to={paths.start()}>To the first page</Link>
        </p>
      )}
    </Page>
  );
}
