import { useCallback, useRef, useState } from 'react';

/**
 * Which form of a list is open: `new`, the id or key of what is edited, or none. Closing gives the focus back to the button that
 * opened it, so that nobody is thrown to the top of the page.
 */
export function useOpenForm() {
  const [open, setOpen] = useState<number | string | null>(null);
  const opener = useRef<Opener | null>(null);
  const show = useCallback((which: number | string) => {
    opener.current = openerOf(document.activeElement);
    setOpen(which);
  }, []);
  const close = useCallback(() => {
    setOpen(null);
    if (opener.current) giveBack(opener.current);
  }, []);
  return { open, show, close } as const;
}

/** The button may come a few frames after the form was told to go: on a busy machine React draws later than the browser. */
function giveBack(opener: Opener, frames = 60): void {
  requestAnimationFrame(() => {
    const button = buttonOf(opener);
    if (button) button.focus();
    else if (frames > 0) giveBack(opener, frames - 1);
  });
}

/** A button, and how to find it again once the form that took its place has gone. */
interface Opener {
  readonly button: HTMLElement;
  readonly home: Element | null;
  readonly words: string;
}

function openerOf(element: Element | null): Opener | null {
  if (!(element instanceof HTMLElement)) return null;
  return { button: element, home: element.closest('li, section'), words: element.textContent ?? '' };
}

function buttonOf({ button, home, words }: Opener): HTMLElement | undefined {
  if (button.isConnected) return button;
  return [...(home?.querySelectorAll<HTMLElement>('button') ?? [])].find((b) => b.textContent === words);
}
