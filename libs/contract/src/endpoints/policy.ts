import { newPolicyChange, policyChange, policyDecision, policyPage } from '../nouns/policy-change';
import { byId } from './catalogue';
import { endpoint, managers } from './endpoint';

/** What readers outside the team may see, as versioned data: tightened by one person, loosened by two. */
export const policyEndpoints = {
  disclosurePolicy: endpoint({
    name: 'disclosurePolicy',
    method: 'GET',
    path: '/disclosure-policy',
    summary: 'The rules that hold outside the team, with every version there was',
    roles: managers,
    response: policyPage,
  }),
  proposePolicy: endpoint({
    name: 'proposePolicy',
    method: 'POST',
    path: '/disclosure-policy/changes',
    summary:
      'Change the rules: in use at once where they only become stricter, else proposed to a second person',
    roles: managers,
    whole: true,
    body: newPolicyChange,
    response: policyChange,
    status: 201,
  }),
  decidePolicy: endpoint({
    name: 'decidePolicy',
    method: 'POST',
    path: '/disclosure-policy/changes/:id/decide',
    summary: 'Agree to looser rules, or decline them, as a second person and with a reason',
    roles: managers,
    whole: true,
    params: byId,
    body: policyDecision,
    response: policyChange,
    status: 200,
  }),
} as const;
