import type { Report } from '@waymark/contract';

/** What the report still lacks, each with a link to the field it is about. */
export function GapList({ gaps }: { readonly gaps: Report['gaps'] }) {
  return (
    <section className="wm-report-gaps" aria-labelledby="gaps-title">
      <h2 id="gaps-title">{gaps.length === 0 ? 'Nothing is missing' : 'Still missing'}</h2>
      <p className="wm-small" role="status">
        {gaps.length === 0
          ? 'Everything the template requires is written.'
          : `${gaps.length} ${gaps.length === 1 ? 'thing is' : 'things are'} missing. The report says so on its first page.`}
      </p>
      {gaps.length > 0 && (
        <ul>
          {gaps.map((gap) => (
            <li key={`${gap.section} ${gap.sentence}`}>
              <a href={`#field-${gap.section}`}>{gap.sentence}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
