import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { paperType, screenType, type TypeSizes } from '../layout/frame';

/** CSS px are 1/96 inch, points 1/72: what 8 pt and 9 pt measure on a printed page. */
const printType: TypeSizes = { small: (paperType.small * 4) / 3, label: (paperType.label * 4) / 3 };

export interface PlotSize {
  readonly ref: (node: HTMLElement | null) => void;
  /** 0 until measured. */
  readonly width: number;
  readonly type: TypeSizes;
  readonly printing: boolean;
}

/**
 * The width a plot has on screen, or on paper while printing: a page is laid out for print without telling
 * resize observers, so the printed width is agreed with the style sheet (px, gutters included).
 */
export function usePlotWidth(printWidth: number): PlotSize {
  const [width, setWidth] = useState(0);
  const [printing, setPrinting] = useState(false);
  const observer = useRef<ResizeObserver | null>(null);
  const ref = useCallback((node: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!node) return;
    setWidth(Math.round(node.getBoundingClientRect().width));
    observer.current = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width));
    });
    observer.current.observe(node);
  }, []);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing
    ? { ref, width: printWidth, type: printType, printing }
    : { ref, width, type: screenType, printing };
}
