/** Where help is, after and beside the questions: they can stir something up. */
export function YoungHelp({ help }: { readonly help: string }) {
  return (
    <section className="wm-young-help" aria-labelledby="young-help">
      <h2 id="young-help">If you want to talk to somebody</h2>
      {help && <p>{help}</p>}
      <p>
        <strong>Childline</strong> listens to anybody under 19, day and night, for free:{' '}
        <a href="tel:08001111">0800 1111</a>.
      </p>
      <p>
        If you are in danger right now, ring <a href="tel:999">999</a>.
      </p>
    </section>
  );
}
