import { Page } from '../../parts/page';

export function ImportJobPage() {
  return <Page title="ImportJob">{null}</Page>;
}
