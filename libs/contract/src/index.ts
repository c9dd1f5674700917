import './without-eval';
// Every export of a noun is part of the contract. Of the entries only what others need is named.
export * from './nouns/period';
export * from './nouns/place';
export * from './nouns/meeting';
export * from './nouns/plan';
export * from './nouns/plan-document';
export * from './nouns/presence';
export * from './nouns/concern';
export * from './nouns/observation';
export * from './nouns/answer';
export * from './nouns/series';
export * from './nouns/page';
export * from './nouns/import';
export * from './nouns/mapping';
export * from './nouns/table-mapping';
export * from './nouns/mapping-session';
export * from './nouns/take-over';
export * from './nouns/report-plan';
export * from './nouns/report';
export * from './nouns/problem';
export * from './nouns/session';
export * from './nouns/account';
export { mayCall, outside, team } from './endpoints/endpoint';
export type {
  AnswerIn,
  AnswerOut,
  BodyIn,
  BodyOut,
  Endpoint,
  HttpMethod,
  ParamsIn,
  ParamsOut,
  QueryIn,
  QueryOut,
} from './endpoints/endpoint';
export { endpoints } from './endpoints/all';
export type { EndpointName } from './endpoints/all';
export { sharedEdition } from './endpoints/share-links';
export type { SharedEdition } from './endpoints/share-links';
export * from './openapi';
export * from './patch-of';
export * from './nouns/framework';
export * from './nouns/disclosure';
export * from './nouns/phase';
export * from './nouns/time';
export * from './nouns/inquiry';
export * from './nouns/quality';
export * from './nouns/compare';
export * from './nouns/portfolio';
export * from './nouns/reference';
export * from './free-text';
export * from './nouns/text-check';
export * from './nouns/protection';
export * from './nouns/retention';
export * from './nouns/protection-page';
export * from './nouns/edition';
export * from './nouns/edition-draft';
export * from './nouns/partnership';
export * from './nouns/partnership-values';
export * from './nouns/young';
export * from './nouns/young-survey';
export * from './nouns/voice';
export * from './nouns/policy-change';
export * from './nouns/audit';
