/** Something that is waited for until it is let happen. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((go) => (open = go));
  return { opened, open };
}
