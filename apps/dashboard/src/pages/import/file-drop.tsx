import { type DragEvent, useId, useRef, useState } from 'react';

/** A file by choosing or by dropping. The field itself is a plain file field: keyboard and screen reader know it. */
export function FileDrop({
  busy,
  onFile,
}: {
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [several, setSeveral] = useState(false);
  const take = (files: FileList | null): void => {
    const [file, another] = [...(files ?? [])];
    setSeveral(another !== undefined);
    if (file && !another) onFile(file);
    // the same file, mended, can be chosen again
    if (field.current) field.current.value = '';
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (!busy) take(event.dataTransfer.files);
  };
  return (
    <div
      className={over ? 'wm-drop wm-drop-over' : 'wm-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id}>Choose a file, or drop it here</label>
      <p className="wm-help" id={`${id}-help`}>
        Any table: CSV, Excel (.xlsx) or OpenDocument (.ods), up to two gigabytes. It goes nowhere but to your
        Waymark.
      </p>
      <input
        ref={field}
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.ods"
        aria-describedby={`${id}-help`}
        disabled={busy}
        onChange={(event) => take(event.target.files)}
      />
      <p role="status" className="wm-drop-status">
        {busy ? 'Sending …' : several ? 'One file at a time, please: choose the first one.' : ''}
      </p>
    </div>
  );
}
