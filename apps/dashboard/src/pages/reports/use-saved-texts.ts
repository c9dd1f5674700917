import { useQueryClient } from '@tanstack/react-query';
import type { Report, ReportTexts } from '@waymark/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/client';
import { Trouble, troubleFrom } from '../../api/errors';
import { query } from '../../api/queries';
import { forget, keep, kept, keptKey } from '../../outbox/kept';

type Changes = Partial<ReportTexts>;
export type SaveState =
  { readonly is: 'saved' } | { readonly is: 'saving' } | { readonly is: 'kept'; readonly trouble: Trouble };

/** How long a writer pauses before the words are sent. */
const PAUSE_MS = 700;
/** How long to wait before trying again while Waymark cannot be reached. */
const RETRY_MS = 5000;

const isNothing = (changes: Changes): boolean => Object.keys(changes).length === 0;

/** Words that were typed here and not yet confirmed by the server; they outlive a reload. */
const unsent = (key: string): Changes => kept<Changes>(key)?.value ?? {};

function keepUnsent(key: string, changes: Changes): void {
  if (Object.keys(changes).length === 0) forget(key);
  // where this browser keeps nothing the words are still in the page, and still sent
  else keep(key, changes);
}

/**
 * The texts of a report, saved as they are typed. What the server has not confirmed is kept in this browser, sent again
 * when it can be reached, and is there after a reload. What comes back never overwrites what is being typed.
 */
export function useSavedTexts(scope: string, report: Report) {
  const client = useQueryClient();
  const key = keptKey(scope, 'report', report.id);
  const [texts, setTexts] = useState<ReportTexts>(() => ({ ...report.texts, ...unsent(key) }));
  const [state, setState] = useState<SaveState>({ is: 'saved' });
  const changes = useRef<Changes>(unsent(key));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const under = useRef<Promise<void> | null>(null);

  const again = useRef<() => Promise<void>>(() => Promise.resolve());
  const sendThem = useCallback(async (): Promise<void> => {
    const sent = changes.current;
    setState({ is: 'saving' });
    try {
      const answer = await call('changeReport', { params: { id: report.id }, body: sent });
      const left = Object.entries(changes.current).filter(
        ([key, value]) => sent[key as keyof Changes] !== value,
      );
      changes.current = Object.fromEntries(left) as Changes;
      keepUnsent(key, changes.current);
      const { queryKey } = query('report', { params: { id: report.id } });
      // an answer that was asked for before this one was saved would take it back on the screen
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, answer);
      void client.invalidateQueries({ queryKey: ['reports'] });
      setState(left.length === 0 ? { is: 'saved' } : { is: 'saving' });
      if (left.length > 0) timer.current = setTimeout(() => void again.current(), PAUSE_MS);
    } catch (failure) {
      const trouble = await troubleFrom(failure);
      setState({ is: 'kept', trouble });
      if (trouble.kind !== 'refused' && trouble.kind !== 'missing')
        timer.current = setTimeout(() => void again.current(), RETRY_MS);
      // what was refused may have been mended while it was on its way
      else if (changes.current !== sent) timer.current = setTimeout(() => void again.current(), PAUSE_MS);
    }
  }, [client, key, report.id]);
  const send = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    if (under.current) return under.current;
    if (isNothing(changes.current)) return Promise.resolve();
    under.current = sendThem().finally(() => {
      under.current = null;
    });
    return under.current;
  }, [sendThem]);

  const change = useCallback(
    (part: Changes): void => {
      setTexts((before) => ({ ...before, ...part }));
      changes.current = { ...changes.current, ...part };
      keepUnsent(key, changes.current);
      setState({ is: 'saving' });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), PAUSE_MS);
    },
    [key, send],
  );

  useEffect(() => {
    again.current = send;
    // What was kept from before a reload is sent at once; what is still here when the page is left, too.
    void send();
    return () => void send();
  }, [send]);

  /** Sends what was typed last. Answers whether the server has everything. */
  const saveAll = useCallback(async (): Promise<boolean> => {
    for (let before: Changes | null = null; before !== changes.current && !isNothing(changes.current);) {
      before = changes.current;
      // first what is on its way already, then what was typed since
      await send();
    }
    return isNothing(changes.current);
  }, [send]);
  const isSaved = useCallback(() => isNothing(changes.current), []);

  return { texts, change, state, saveNow: send, saveAll, isSaved };
}
