import { Page } from '../../parts/page';

export function ContextPage() {
  return <Page title="Context">{null}</Page>;
}
