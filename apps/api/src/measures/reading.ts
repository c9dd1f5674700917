import type { View } from '@waymark/contract';
import type { Reading } from '@waymark/outcomes';
import { type Actor, onTheTeam } from '../access/actor';
import { FrameworkService } from '../catalogue/framework.service';
import type { Config } from '../config';
import { Refusal } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { PolicyService } from './policy.service';

export const READING = 'waymark:reading';
/** What every page needs to know about its reader and the rules. The team's view is made for members of the team only. */
export interface ReadingFor {
  (view: 'external'): Reading;
  (view: View, actor: Pick<Actor, 'role'>): Reading;
}

export const readingProvider = {
  provide: READING,
  inject: [FrameworkService, PolicyService, CONFIG],
  useFactory:
    (framework: FrameworkService, disclosure: PolicyService, config: Config): ReadingFor =>
    (view: View, actor?: Pick<Actor, 'role'>) => {
      // the guard says so first, with the request in hand; here no page can be composed past it
      if (view === 'team' && !(actor && onTheTeam(actor)))
        throw new Refusal(403, 'Not allowed', 'Figures as the team has them stay with the team.');
      return {
        view,
        asOf: config.today(),
        catalogue: framework.framework,
        policy: disclosure.policy,
        invented: config.mode === 'demo',
      };
    },
};
