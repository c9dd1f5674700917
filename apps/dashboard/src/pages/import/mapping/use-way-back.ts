import { type RefObject, useCallback, useRef } from 'react';

/** From a figure to its cell and back: remembers what one came from, and Escape leads there. */
export function useWayBack(pane: RefObject<HTMLElement | null>) {
  const from = useRef<HTMLElement | null>(null);
  const remember = useCallback(() => {
    from.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  }, []);
  const toSheet = useCallback(() => {
    remember();
    const grid = pane.current?.querySelector<HTMLElement>('[role=grid]');
    grid?.scrollIntoView({ block: 'nearest' });
    grid?.focus({ preventScroll: true });
  }, [pane, remember]);
  /** False where there is no way back. */
  const back = useCallback((): boolean => {
    const target = from.current;
    if (!target?.isConnected || target === document.activeElement) return false;
    remember();
    target.scrollIntoView({ block: 'nearest' });
    target.focus({ preventScroll: true });
    return true;
  }, [remember]);
  return { remember, toSheet, back };
}
