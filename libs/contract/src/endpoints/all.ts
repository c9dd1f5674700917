import { accessEndpoints } from './access';
import { acrossEndpoints } from './across';
import { answersEndpoints } from './answers';
import { auditEndpoints } from './audit';
import { catalogueEndpoints } from './catalogue';
import { changeEndpoints } from './change';
import { concernEndpoints } from './concerns';
import { editionEndpoints } from './editions';
import { exchangeEndpoints } from './exchange';
import { mappingsEndpoints } from './mappings';
import { measuresEndpoints } from './measures';
import { partnershipEndpoints } from './partnerships';
import { protectionEndpoints } from './protection';
import { meetingEndpoints } from './meetings';
import { planEndpoints } from './plan';
import { planDocumentEndpoints } from './plan-documents';
import { policyEndpoints } from './policy';
import { qualityEndpoints } from './quality';
import { referenceEndpoints } from './reference';
import { shareLinkEndpoints } from './share-links';
import { takeOverEndpoints } from './take-over';
import { youngEndpoints } from './young';
import { youngSurveyEndpoints } from './young-survey';

/** Every endpoint of the API, by name. Adding one is a line in one of the lists above. */
export const endpoints = {
  ...accessEndpoints,
  ...catalogueEndpoints,
  ...measuresEndpoints,
  ...answersEndpoints,
  ...changeEndpoints,
  ...meetingEndpoints,
  ...planEndpoints,
  ...planDocumentEndpoints,
  ...takeOverEndpoints,
  ...partnershipEndpoints,
  ...concernEndpoints,
  ...editionEndpoints,
  ...shareLinkEndpoints,
  ...youngEndpoints,
  ...youngSurveyEndpoints,
  ...exchangeEndpoints,
  ...mappingsEndpoints,
  ...qualityEndpoints,
  ...referenceEndpoints,
  ...acrossEndpoints,
  ...policyEndpoints,
  ...protectionEndpoints,
  ...auditEndpoints,
} as const;
export type EndpointName = keyof typeof endpoints;
