import { createContext } from 'react';

/** True once something other than a link has brought the reader to a page, such as signing in: then its heading takes the focus. */
export const Arrival = createContext(false);

/** Keeps the reader on the step they are at, whatever the server says meanwhile: for what is shown once. */
export const StayHere = createContext<(stay: boolean) => void>(() => undefined);
