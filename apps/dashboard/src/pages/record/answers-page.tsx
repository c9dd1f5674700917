import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { AnswersForm } from './answers-form';
import '../young/young.css';
import './record.css';

/** Answers of young people, one person at a time, on a worker's phone or copied from paper. */
export function AnswersPage() {
  const id = Number(useParams()['id']);
  const desk = useQuery(query('youngSurveys', { params: { id } }));
  return (
    <Page
      title={desk.data ? `Answers at ${desk.data.place}` : 'Answers'}
      crumb={<Link to={paths.context(id)}>Back to the context</Link>}
      lede="One person at a time: read the questions out, hand over the phone, or copy a paper sheet. The figures are made from all of the answers together; nobody can look up what one person said."
      actions={
        <Link className="wm-button" to={paths.record(id)}>
          Record a round
        </Link>
      }
    >
      <Waiting for={desk}>
        {(data) => (
          <Scoped>
            {(scope) => <AnswersForm key={`${scope}${id}`} scope={scope} contextId={id} desk={data} />}
          </Scoped>
        )}
      </Waiting>
    </Page>
  );
}
