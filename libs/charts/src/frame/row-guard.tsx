import { Component, type ReactNode } from 'react';

/** One row that fails keeps its place, says what is still true and can be tried again; the page stays. */
export class RowGuard extends Component<{ subject: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="wm-row wm-row-failed" role="alert">
        <p>
          <b>{this.props.subject}</b> could not be drawn. Its figures are kept and nothing else on this page
          is affected.
        </p>
        <button type="button" className="wm-button" onClick={() => this.setState({ failed: false })}>
          Try again
        </button>
      </div>
    );
  }
}

/** A row that is on its way: axis, gutter and height as they will be, and the word. */
export function LoadingRow({ height = 194 }: { height?: number }) {
  return (
    <div className="wm-row wm-row-loading">
      <div className="wm-plot">
        <div className="wm-row-waiting" role="status" style={{ height }}>
          Loading
        </div>
      </div>
    </div>
  );
}
