import { useCallback, useRef, useState } from 'react';

/**
 * Which form of a list is open: `new`, the id of what is edited, or none. Closing gives the focus back to the button that
 * opened it, so that nobody is thrown to the top of the page.
 */
export function useOpenForm() {
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const show = useCallback((which: number | 'new') => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setOpen(which);
  }, []);
  const close = useCallback(() => {
    setOpen(null);
    requestAnimationFrame(() => opener.current?.isConnected && opener.current.focus());
  }, []);
  return { open, show, close } as const;
}
