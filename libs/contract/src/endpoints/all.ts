import { catalogueEndpoints } from './catalogue';
import { exchangeEndpoints } from './exchange';
import { measuresEndpoints } from './measures';

/** Every endpoint of the API, by name. Adding one is a line in one of the lists above. */
export const endpoints = { ...catalogueEndpoints, ...measuresEndpoints, ...exchangeEndpoints } as const;
export type EndpointName = keyof typeof endpoints;
