import type { ComponentType } from 'react';
import { Route, Routes } from 'react-router';
import { NotFoundPage } from './pages/not-found-page';
import { fetchedPage as page } from './parts/fetched-page';
import { Door } from './parts/door';
import { Frame } from './parts/frame';
import { patterns } from './paths';
import type { PageName } from './reach';

const start = () => import('./pages/start/start-page');
const contexts = () => import('./pages/contexts/contexts-page');
const record = () => import('./pages/record/record-page');
const tally = () => import('./pages/record/tally-page');
const answers = () => import('./pages/record/answers-page');
const protection = () => import('./pages/protection/protection-page');
const history = () => import('./pages/record/history-page');

/** Pages one may come to need where there is no connection. */
export const fieldPages = [record, tally, answers, history, contexts, start] as const;

/** A page is loaded when it is first needed; charts come with the pages that draw them. */
const pages: Record<PageName, ComponentType> = {
  start: page(start, 'StartPage'),
  link: page(() => import('./pages/sign-in/link-page'), 'LinkPage'),
  account: page(() => import('./pages/account/account-page'), 'AccountPage'),
  audit: page(() => import('./pages/audit/audit-page'), 'AuditPage'),
  protection: page(protection, 'ProtectionPage'),
  protectionPart: page(protection, 'ProtectionPage'),
  people: page(() => import('./pages/people/people-page'), 'PeoplePage'),
  siteNew: page(() => import('./pages/setup/site-form-page'), 'SiteFormPage'),
  site: page(() => import('./pages/overview/overview-page'), 'OverviewPage'),
  siteEdit: page(() => import('./pages/setup/site-form-page'), 'SiteFormPage'),
  contexts: page(contexts, 'ContextsPage'),
  contextNew: page(() => import('./pages/setup/context-form-page'), 'ContextFormPage'),
  context: page(() => import('./pages/context/context-page'), 'ContextPage'),
  contextEdit: page(() => import('./pages/setup/context-form-page'), 'ContextFormPage'),
  record: page(record, 'RecordPage'),
  tally: page(tally, 'TallyPage'),
  answers: page(answers, 'AnswersPage'),
  time: page(() => import('./pages/time/time-page'), 'TimePage'),
  inquiry: page(() => import('./pages/inquiry/inquiry-page'), 'InquiryPage'),
  plan: page(() => import('./pages/plan/plan-page'), 'PlanPage'),
  contextMeetings: page(() => import('./pages/meetings/context-meetings-page'), 'ContextMeetingsPage'),
  meeting: page(() => import('./pages/meetings/minutes-page'), 'MinutesPage'),
  meetings: page(() => import('./pages/meetings/meetings-page'), 'MeetingsPage'),
  planDocuments: page(() => import('./pages/plan/documents/documents-page'), 'DocumentsPage'),
  planDocument: page(() => import('./pages/plan/documents/document-page'), 'DocumentPage'),
  concerns: page(() => import('./pages/concerns/concerns-page'), 'ConcernsPage'),
  morning: page(() => import('./pages/morning/morning-page'), 'MorningPage'),
  history: page(history, 'HistoryPage'),
  indicators: page(() => import('./pages/indicator/indicators-page'), 'IndicatorsPage'),
  indicator: page(() => import('./pages/indicator/indicator-page'), 'IndicatorPage'),
  compare: page(() => import('./pages/compare/compare-page'), 'ComparePage'),
  portfolio: page(() => import('./pages/portfolio/portfolio-page'), 'PortfolioPage'),
  quality: page(() => import('./pages/quality/quality-page'), 'QualityPage'),
  grants: page(() => import('./pages/grants/grants-page'), 'GrantsPage'),
  import: page(() => import('./pages/import/import-page'), 'ImportPage'),
  mappings: page(() => import('./pages/import/mappings-page'), 'MappingsPage'),
  importDraft: page(() => import('./pages/import/mapping/mapping-page'), 'MappingPage'),
  importJob: page(() => import('./pages/import/import-job-page'), 'ImportJobPage'),
  reference: page(() => import('./pages/reference/reference-page'), 'ReferencePage'),
  editions: page(() => import('./pages/editions/editions-page'), 'EditionsPage'),
  edition: page(() => import('./pages/editions/edition-page'), 'EditionPage'),
  editionPlace: page(() => import('./pages/editions/edition-place-page'), 'EditionPlacePage'),
  published: page(() => import('./pages/published/published-page'), 'PublishedPage'),
  publishedEdition: page(() => import('./pages/published/published-edition-page'), 'PublishedEditionPage'),
  publishedPlace: page(() => import('./pages/published/published-place-page'), 'PublishedPlacePage'),
  shared: page(() => import('./pages/published/shared-page'), 'SharedPage'),
  young: page(() => import('./pages/young/young-page'), 'YoungPage'),
  youngDesk: page(() => import('./pages/young/young-desk-page'), 'YoungDeskPage'),
  youngAsked: page(() => import('./pages/young/young-asked-page'), 'YoungAskedPage'),
  policy: page(() => import('./pages/policy/policy-page'), 'PolicyPage'),
  partnerships: page(() => import('./pages/partnerships/partnerships-page'), 'PartnershipsPage'),
  partnershipBalance: page(
    () => import('./pages/meetings/partnership-balance-page'),
    'PartnershipBalancePage',
  ),
  partnershipValues: page(() => import('./pages/partnerships/values-page'), 'PartnershipValuesPage'),
  partnership: page(() => import('./pages/partnerships/partnership-page'), 'PartnershipPage'),
  reports: page(() => import('./pages/reports/reports-page'), 'ReportsPage'),
  report: page(() => import('./pages/reports/report-page'), 'ReportPage'),
  framework: page(() => import('./pages/framework/framework-page'), 'FrameworkPage'),
  methods: page(() => import('./pages/methods/methods-page'), 'MethodsPage'),
  method: page(() => import('./pages/methods/method-page'), 'MethodPage'),
};

export function AppRoutes() {
  return (
    <Routes>
      <Route element={<Frame />}>
        {Object.entries(patterns).map(([name, path]) => {
          const Element = pages[name as PageName];
          return (
            <Route
              key={name}
              path={path}
              element={
                <Door page={name as PageName}>
                  <Element />
                </Door>
              }
            />
          );
        })}
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
