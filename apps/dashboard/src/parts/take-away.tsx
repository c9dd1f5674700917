/** The figures of a page to take away, with the codebook that explains them. */
export function TakeAway({ data, codebook }: { readonly data: string; readonly codebook: string }) {
  return (
    <p className="wm-links wm-screen-only">
      <a href={data} download>
        Download the figures (CSV)
      </a>
      <a href={codebook} download>
        Their codebook (CSV)
      </a>
    </p>
  );
}
