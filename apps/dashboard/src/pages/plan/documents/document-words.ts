import { dayPart, type DocumentsPage, type PlanDocument, weekPart } from '@waymark/contract';

export const WEEKS = weekPart.options;
export const DAYS = dayPart.options;

/** How one part of the week stands, told in words first: nobody there is the first thing to see. */
export const SLOT_WORDS: Record<string, string> = {
  nobody: 'Nobody',
  'nobody trained': 'Nobody trained',
  'nobody trusted': 'Nobody trusted',
  'young people not asked': 'Young people not asked',
  'trusted and trained': 'Trusted and trained',
};
export const isGap = (state: string): boolean => state !== 'trusted and trained';

/** The documents of one kind that are not archived, the latest first, with their bodies narrowed. */
export function ofKind<K extends PlanDocument['body']['kind']>(documents: readonly PlanDocument[], kind: K) {
  type Narrow = Omit<PlanDocument, 'body'> & { readonly body: Extract<PlanDocument['body'], { kind: K }> };
  return documents.filter((one): one is Narrow & PlanDocument => one.body.kind === kind && !one.archived);
}

/** What each form of one kind of document is called, and what it opens. */
export function documentForms(
  { contextId, documents }: DocumentsPage,
  kind: PlanDocument['body']['kind'],
  short: string,
): Readonly<Record<string, number | string>> {
  const there = ofKind(documents, kind).map(({ id }) => [`document-${id}`, id] as const);
  return Object.fromEntries([...there, [`document-${short}-new-${contextId}`, 'new']]);
}
