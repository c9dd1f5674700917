import { useQueryClient } from '@tanstack/react-query';
import type { Report, ReportTexts } from '@waymark/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/client';
import { Trouble, troubleFrom } from '../../api/errors';
import { query } from '../../api/queries';

type Changes = Partial<ReportTexts>;
export type SaveState =
  { readonly is: 'saved' } | { readonly is: 'saving' } | { readonly is: 'kept'; readonly trouble: Trouble };

/** How long a writer pauses before the words are sent. */
const PAUSE_MS = 700;
/** How long to wait before trying again while Waymark cannot be reached. */
const RETRY_MS = 5000;

const keyOf = (id: number): string => `waymark:report:${id}`;

/** Words that were typed here and not yet confirmed by the server; they outlive a reload. */
function kept(id: number): Changes {
  try {
    return JSON.parse(localStorage.getItem(keyOf(id)) ?? '{}') as Changes;
  } catch {
    return {};
  }
}

function keep(id: number, changes: Changes): void {
  try {
    if (Object.keys(changes).length === 0) localStorage.removeItem(keyOf(id));
    else localStorage.setItem(keyOf(id), JSON.stringify(changes));
  } catch {
    // A full or forbidden store: the words are still in the page and still sent.
  }
}

/**
 * The texts of a report, saved as they are typed. What the server has not confirmed is kept in this browser, sent again
 * when it can be reached, and is there after a reload. What comes back never overwrites what is being typed.
 */
export function useSavedTexts(report: Report) {
  const client = useQueryClient();
  const [texts, setTexts] = useState<ReportTexts>(() => ({ ...report.texts, ...kept(report.id) }));
  const [state, setState] = useState<SaveState>({ is: 'saved' });
  const changes = useRef<Changes>(kept(report.id));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const under = useRef(false);

  const send = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (under.current || Object.keys(changes.current).length === 0) return;
    under.current = true;
    const sent = changes.current;
    setState({ is: 'saving' });
    try {
      const answer = await call('changeReport', { params: { id: report.id }, body: sent });
      const left = Object.entries(changes.current).filter(
        ([key, value]) => sent[key as keyof Changes] !== value,
      );
      changes.current = Object.fromEntries(left) as Changes;
      keep(report.id, changes.current);
      const { queryKey } = query('report', { params: { id: report.id } });
      // an answer that was asked for before this one was saved would take it back on the screen
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, answer);
      void client.invalidateQueries({ queryKey: ['reports'] });
      setState(left.length === 0 ? { is: 'saved' } : { is: 'saving' });
      if (left.length > 0) timer.current = setTimeout(() => void send(), PAUSE_MS);
    } catch (failure) {
      const trouble = await troubleFrom(failure);
      setState({ is: 'kept', trouble });
      if (trouble.kind !== 'refused' && trouble.kind !== 'missing')
        timer.current = setTimeout(() => void send(), RETRY_MS);
    } finally {
      under.current = false;
    }
  }, [client, report.id]);

  const change = useCallback(
    (part: Changes): void => {
      setTexts((before) => ({ ...before, ...part }));
      changes.current = { ...changes.current, ...part };
      keep(report.id, changes.current);
      setState({ is: 'saving' });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), PAUSE_MS);
    },
    [report.id, send],
  );

  useEffect(() => {
    // What was kept from before a reload is sent at once; what is still here when the page is left, too.
    void send();
    return () => void send();
  }, [send]);

  return { texts, change, state, saveNow: send };
}
