import { type ComponentType, lazy } from 'react';
import { Route, Routes } from 'react-router';
import { NotFoundPage } from './pages/not-found-page';
import { Frame } from './parts/frame';
import { patterns } from './paths';

/** A page is loaded when it is first needed; charts come with the pages that draw them. */
function page<K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) {
  return lazy(async () => ({ default: (await load())[name] }));
}

const pages: Record<keyof typeof patterns, ComponentType> = {
  start: page(() => import('./pages/start/start-page'), 'StartPage'),
  siteNew: page(() => import('./pages/setup/site-form-page'), 'SiteFormPage'),
  site: page(() => import('./pages/overview/overview-page'), 'OverviewPage'),
  siteEdit: page(() => import('./pages/setup/site-form-page'), 'SiteFormPage'),
  contexts: page(() => import('./pages/contexts/contexts-page'), 'ContextsPage'),
  contextNew: page(() => import('./pages/setup/context-form-page'), 'ContextFormPage'),
  context: page(() => import('./pages/context/context-page'), 'ContextPage'),
  contextEdit: page(() => import('./pages/setup/context-form-page'), 'ContextFormPage'),
  record: page(() => import('./pages/record/record-page'), 'RecordPage'),
  tally: page(() => import('./pages/record/tally-page'), 'TallyPage'),
  history: page(() => import('./pages/record/history-page'), 'HistoryPage'),
  indicators: page(() => import('./pages/indicator/indicators-page'), 'IndicatorsPage'),
  indicator: page(() => import('./pages/indicator/indicator-page'), 'IndicatorPage'),
  grants: page(() => import('./pages/grants/grants-page'), 'GrantsPage'),
  import: page(() => import('./pages/import/import-page'), 'ImportPage'),
  importJob: page(() => import('./pages/import/import-job-page'), 'ImportJobPage'),
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
          const Element = pages[name as keyof typeof patterns];
          return <Route key={name} path={path} element={<Element />} />;
        })}
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
