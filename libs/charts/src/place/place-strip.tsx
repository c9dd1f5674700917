import type { ReleasedContextPage } from '@waymark/contract';
import type { ReactNode } from 'react';
import { FundingTint } from '../strip/funding-tint';
import { ResponseList } from '../strip/response-list';

/** The one time axis above the rows of a place: who paid, and what was done. `draw` makes the strip of a part. */
export function PlaceStrip({
  page,
  draw,
}: {
  readonly page: Pick<ReleasedContextPage, 'axis' | 'grants' | 'responses'>;
  readonly draw: (part: 'money' | 'responses') => ReactNode;
}) {
  const { axis, grants, responses } = page;
  const own = <FundingTint {...{ axis, grants, responses }} className="wm-tint-own" />;
  return (
    <>
      <FundingTint {...{ axis, grants, responses }} className="wm-tint-page" />
      <div className="wm-row wm-strip-row">
        <div className="wm-words">
          <h2>One history, one time axis</h2>
        </div>
        <div className="wm-plot">
          {own}
          {draw('money')}
        </div>
      </div>
      <div className="wm-row wm-axis-row">
        <div className="wm-words">
          <p className="wm-definition">
            A point is a wave, its whisker the 95% interval, the number under it how many were asked. A thin
            line with dotted limits is a control chart; a ring marks a latest point that stands out.
          </p>
        </div>
        <div className="wm-plot">
          {own}
          {draw('responses')}
        </div>
        <div className="wm-reading">
          <ResponseList responses={responses} />
        </div>
      </div>
    </>
  );
}

/** Before the rows of effort. */
export function EffortHead() {
  return (
    <div className="wm-row wm-effort-head">
      <div className="wm-words">
        <h2>What was done</h2>
        <p className="wm-definition">Effort, kept apart: hours and meetings are not change.</p>
      </div>
    </div>
  );
}
