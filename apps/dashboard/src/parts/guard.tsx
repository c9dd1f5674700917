import { Component, type ReactNode } from 'react';

/** Keeps a fault of one part from blanking the page: says what failed and offers to try again. */
export class Guard extends Component<
  { readonly children: ReactNode; readonly what?: string },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="wm-trouble" role="alert">
        <p>
          {this.props.what ?? 'This part of the page'} could not be drawn. That is a fault of Waymark; the
          figures themselves are unharmed.
        </p>
        <button type="button" className="wm-button" onClick={() => this.setState({ failed: false })}>
          Try again
        </button>
      </div>
    );
  }
}
