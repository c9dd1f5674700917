import { z } from 'zod';
import { joining, newPartnership, partnership, partnershipEnd, partnershipPage } from '../nouns/partnership';
import { partnershipBalance } from '../nouns/meeting';
import { patchOf } from '../patch-of';
import { byId } from './catalogue';
import { endpoint, managers, planReaders } from './endpoint';

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
