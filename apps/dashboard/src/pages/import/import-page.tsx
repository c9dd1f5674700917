import { Page } from '../../parts/page';

export function ImportPage() {
  return <Page title="Import">{null}</Page>;
}
