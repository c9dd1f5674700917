import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { RoundsPart } from './young-rounds-part';
import { VoicesPart } from './young-voices-part';
import './young.css';

/** The team's part of asking young people: rounds of questions with how many answered, and words to decide about. */
export function YoungAskedPage() {
  const id = Number(useParams()['id']);
  const desk = useQuery(query('youngSurveys', { params: { id } }));
  return (
    <Page
      counted={['counted-records', 'disclosure']}
      title={desk.data ? `Asking young people: ${desk.data.place}` : 'Asking young people'}
      crumb={<Link to={paths.context(id)}>Back to the context</Link>}
      lede="Questions on the young people’s page, answered without an account, and the words they leave there."
    >
      <Waiting for={desk}>
        {(data) => (
          <>
            <RoundsPart key={id} desk={data} />
            <VoicesPart key={`voices-${id}`} contextId={id} />
          </>
        )}
      </Waiting>
    </Page>
  );
}
