import { useCallback, useRef, useState } from 'react';
import { useLocation } from 'react-router';

/**
 * Which form of a list is open: `new`, the id or key of what is edited, or none. Closing gives the focus back to the button that
 * opened it, so that nobody is thrown to the top of the page. The line that says that a form was not taken
 * leads here and opens it, by what its draft is `called`.
 */
export function useOpenForm(called: Called = {}) {
  const { hash, key } = useLocation();
  const [open, setOpen] = useState<number | string | null>(() => toMend(hash, called));
  const [seen, setSeen] = useState(key);
  if (seen !== key) {
    // led here while the page was open already
    setSeen(key);
    const asked = toMend(hash, called);
    if (asked !== null) setOpen(asked);
  }
  const opener = useRef<Opener | null>(null);
  const show = useCallback((which: number | string) => {
    opener.current = openerOf(document.activeElement);
    setOpen(which);
  }, []);
  const close = useCallback(() => {
    setOpen(null);
    const { current } = opener;
    if (current) giveBack(current, () => opener.current === current && !isElsewhere(current));
  }, []);
  return { open, show, close } as const;
}

/** Whoever went on to another part of the page while this one was being saved stays there. */
function isElsewhere({ home }: Opener): boolean {
  const { activeElement, body } = document;
  return home !== null && activeElement !== null && activeElement !== body && !home.contains(activeElement);
}

/**
 * The button may come a few frames after the form was told to go: on a busy machine React draws later than the browser. `wanted`:
 * nobody went on or opened another form meanwhile.
 */
function giveBack(opener: Opener, wanted: () => boolean, frames = 60): void {
  if (!wanted()) return;
  requestAnimationFrame(() => {
    if (!wanted()) return;
    const button = buttonOf(opener);
    if (button) button.focus();
    else if (frames > 0) giveBack(opener, wanted, frames - 1);
  });
}

/** Which form is meant: `goal` for `goal-12` and `goal-new-7`, or whole names of drafts and what each of them opens. */
type Called = string | Readonly<Record<string, number | string>>;

/** `#mend=goal-12` opens 12 of the forms called `goal`, and `#mend=goal-new-7` the new one. */
function toMend(hash: string, called: Called): number | string | null {
  const name = hash.startsWith('#mend=') ? hash.slice('#mend='.length) : '';
  if (typeof called !== 'string') return called[name] ?? null;
  if (!name.startsWith(`${called}-`)) return null;
  const which = name.slice(called.length + 1);
  if (/^\d+$/.test(which)) return Number(which);
  return which === 'new' || which.startsWith('new-') ? 'new' : null;
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
