import { useSyncExternalStore } from 'react';

let open = 0;
const listeners = new Set<() => void>();

function count(by: number): void {
  open += by;
  listeners.forEach((tell) => tell());
}

/** A form was opened to be written in; the answer closes it again. */
export function formOpened(): () => void {
  count(1);
  return () => count(-1);
}

const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

/** Whether the reader has a form open on this page. */
export function useFormOpen(): boolean {
  return useSyncExternalStore(subscribe, () => open > 0);
}
