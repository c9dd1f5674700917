import { endpoints } from '@waymark/contract';

/**
 * Brings what is held under one pseudonym as a file. Sent in the body, so that the code stands in no address. Rejects with the
 * response or the failure.
 */
export async function saveSubject(asked: {
  readonly organisationId: number | undefined;
  readonly pseudonym: string;
  readonly format: 'json' | 'csv';
}): Promise<void> {
  const { method, path } = endpoints.exportSubject;
  const response = await fetch(`/api${path}`, {
    method,
    body: JSON.stringify(asked),
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw response;
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  // no code in the name of a file: it travels further than what is in it
  link.download = `one-person.${asked.format}`;
  link.click();
  URL.revokeObjectURL(address);
}
