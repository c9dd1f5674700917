import { acrossEndpoints } from './across';
import { catalogueEndpoints } from './catalogue';
import { changeEndpoints } from './change';
import { exchangeEndpoints } from './exchange';
import { mappingsEndpoints } from './mappings';
import { measuresEndpoints } from './measures';
import { qualityEndpoints } from './quality';
import { referenceEndpoints } from './reference';

/** Every endpoint of the API, by name. Adding one is a line in one of the lists above. */
export const endpoints = {
  ...catalogueEndpoints,
  ...measuresEndpoints,
  ...changeEndpoints,
  ...exchangeEndpoints,
  ...mappingsEndpoints,
  ...qualityEndpoints,
  ...referenceEndpoints,
  ...acrossEndpoints,
} as const;
export type EndpointName = keyof typeof endpoints;
