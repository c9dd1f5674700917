import '@testing-library/jest-dom';

/** jsdom lays nothing out: every element is 654 px wide, and observers are told so once. */
class WidthObserver implements ResizeObserver {
  constructor(private readonly told: ResizeObserverCallback) {}
  observe(target: Element): void {
    const entry = { target, contentRect: { width: 654, height: 200 } as DOMRectReadOnly };
    this.told([entry as ResizeObserverEntry], this);
  }
  unobserve(): void {
    // nothing was kept
  }
  disconnect(): void {
    // nothing was kept
  }
}

globalThis.ResizeObserver = WidthObserver;
window.matchMedia ??= ((query: string) => ({
  matches: true,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
})) as unknown as typeof window.matchMedia;
