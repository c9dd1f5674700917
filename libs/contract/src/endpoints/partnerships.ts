import { z } from 'zod';
import { joining, newPartnership, partnership, partnershipEnd, partnershipPage } from '../nouns/partnership';
import { partnershipBalance } from '../nouns/meeting';
import {
  newPartnershipValues,
  partnershipValues,
  partnershipValuesReview,
} from '../nouns/partnership-values';
import { patchOf } from '../patch-of';
import { byId } from './catalogue';
import { onVersion } from './changed';
import { endpoint, managers, planReaders } from './endpoint';

const oneReview = byId.extend({ review: z.coerce.number().int().positive() });

/** Several organisations on the plan of the same contexts, each knowing what the others may see. */
export const partnershipEndpoints = {
  partnerships: endpoint({
    name: 'partnerships',
    method: 'GET',
    path: '/partnerships',
    summary: 'Partnerships of your organisations, or those you were asked to join',
    roles: planReaders,
    response: z.array(partnership),
  }),
  partnership: endpoint({
    name: 'partnership',
    method: 'GET',
    path: '/partnerships/:id',
    summary: 'One partnership: its places, what each side may see, who takes part',
    roles: planReaders,
    params: byId,
    response: partnershipPage,
  }),
  partnershipBalance: endpoint({
    name: 'partnershipBalance',
    method: 'GET',
    path: '/partnerships/:id/balance',
    summary: 'The balance of all plans of a partnership together, meeting by meeting, and the drift of each',
    roles: planReaders,
    params: byId,
    response: partnershipBalance,
  }),
  partnershipValues: endpoint({
    name: 'partnershipValues',
    method: 'GET',
    path: '/partnerships/:id/values',
    summary: 'How a partnership sees itself against the values, review by review',
    roles: planReaders,
    params: byId,
    response: partnershipValues,
  }),
  addPartnershipValues: endpoint({
    name: 'addPartnershipValues',
    method: 'POST',
    path: '/partnerships/:id/values',
    summary: 'Begin a review of values of a partnership: any member may',
    roles: planReaders,
    params: byId,
    body: newPartnershipValues,
    response: partnershipValuesReview,
    status: 201,
  }),
  changePartnershipValues: endpoint({
    name: 'changePartnershipValues',
    method: 'PUT',
    path: '/partnerships/:id/values/:review',
    summary: 'Save a review of values as a whole, on the version that was opened',
    roles: planReaders,
    params: oneReview,
    body: z.strictObject({ ...onVersion, body: newPartnershipValues }),
    response: partnershipValuesReview,
  }),
  closePartnershipValues: endpoint({
    name: 'closePartnershipValues',
    method: 'POST',
    path: '/partnerships/:id/values/:review/close',
    summary: 'Close a review of values once every value has its level and what shows it',
    roles: planReaders,
    params: oneReview,
    body: z.strictObject(onVersion),
    response: partnershipValuesReview,
    status: 200,
  }),
  addPartnership: endpoint({
    name: 'addPartnership',
    method: 'POST',
    path: '/partnerships',
    summary: 'Begin a partnership for named contexts, under an agreement to share',
    roles: managers,
    body: newPartnership,
    response: partnershipPage,
    status: 201,
  }),
  changePartnership: endpoint({
    name: 'changePartnership',
    method: 'PATCH',
    path: '/partnerships/:id',
    summary: 'Change or archive a partnership; everybody agrees anew where what is shared changes',
    roles: managers,
    params: byId,
    body: patchOf(newPartnership).extend({ archived: z.boolean().optional() }),
    response: partnershipPage,
  }),
  joinPartnership: endpoint({
    name: 'joinPartnership',
    method: 'POST',
    path: '/partnerships/:id/join',
    summary: 'Agree to what each may see: for the organisation whose places these are, or to join it',
    roles: [...managers, 'partner'],
    params: byId,
    body: joining,
    response: partnershipPage,
  }),
  leavePartnership: endpoint({
    name: 'leavePartnership',
    method: 'POST',
    path: '/partnerships/:id/leave',
    summary: 'Leave a partnership, or decline to join it: your role in it ends at once',
    roles: ['partner'],
    params: byId,
    response: z.strictObject({ left: z.string() }),
  }),
  endPartnership: endpoint({
    name: 'endPartnership',
    method: 'POST',
    path: '/partnerships/:id/end',
    summary: 'End a partnership for everybody, with a reason',
    roles: managers,
    params: byId,
    body: partnershipEnd,
    response: partnershipPage,
  }),
} as const;
