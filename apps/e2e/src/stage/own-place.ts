interface Place {
  readonly code: string;
  readonly pseudonym: string;
}

/** Sets up one place in an empty database, as the first page does. Answers its address, below the server's. */
export async function ownPlace(url: string, { code, pseudonym }: Place): Promise<string> {
  const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const told = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(told)}`);
    return told;
  };
  const session = await post('/setup', { organisation: 'Harbour Youth', administrator: 'Sam Field' });
  const [organisation] = session['organisations'] as { id: number }[];
  const site = await post('/sites', { organisationId: organisation?.id, name: 'Harbour', areaCode: null });
  const context = await post('/contexts', {
    siteId: site['id'],
    code,
    level: 'location',
    setting: 'neighbourhood',
    kind: 'garage block',
    pseudonym,
    privateName: '',
    opened: '2020-01-01',
  });
  return `/contexts/${String(context['id'])}`;
}
