function save(svg: string, name: string): void {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
const fileName = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A drawing to take away: drawn when asked for, saved under the words of `name`. */
export function SvgButton({ name, draw }: { readonly name: string; readonly draw: () => string }) {
  return (
    <button type="button" className="wm-link" onClick={() => save(draw(), `${fileName(name)}.svg`)}>
      SVG
    </button>
  );
}
