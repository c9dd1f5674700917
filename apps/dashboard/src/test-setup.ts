import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// a busy machine is slow, not wrong: pages that draw need more than the usual second to appear
configure({ asyncUtilTimeout: 15_000 });

// jsdom lays nothing out and has no ResizeObserver: charts need a width.
class FixedResizeObserver implements ResizeObserver {
  constructor(private readonly callback: ResizeObserverCallback) {}
  observe(target: Element): void {
    const contentRect = { x: 0, y: 0, top: 0, left: 0, right: 800, bottom: 300, width: 800, height: 300 };
    const entry = {
      target,
      contentRect,
      borderBoxSize: [],
      contentBoxSize: [],
      devicePixelContentBoxSize: [],
    };
    this.callback([entry as unknown as ResizeObserverEntry], this);
  }
  unobserve(): void {
    // nothing is laid out
  }
  disconnect(): void {
    // nothing is laid out
  }
}
globalThis.ResizeObserver = FixedResizeObserver;
window.matchMedia ??= ((query: string) => ({
  matches: /min-width/.test(query),
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
})) as typeof window.matchMedia;
