import { inks } from './chart-pen';

const colours = Object.entries(inks)
  .map(([name, value]) => `--${name}:${value}`)
  .join(';');

/** Text inside a CSS string; what people named things must not end it. */
const quoted = (text: string): string =>
  `"${text.replace(/[^\x20-\x7e\u00a0-\uffff]|["\\<>]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)}"`;

/** The look of a report as a web page: a sheet of paper on a screen, and A4 portrait when printed. */
export function reportStyle(marks: readonly string[], foot: string): string {
  return `:root{color-scheme:light;${colours};--sans:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans","Liberation Sans","DejaVu Sans Condensed",system-ui,sans-serif;--serif:Charter,"Bitstream Charter","Iowan Old Style",Cambria,"Source Serif 4","Noto Serif","Liberation Serif","DejaVu Serif Condensed",serif}
*{box-sizing:border-box}
html{background:var(--rule);color:var(--ink);font:400 1rem/1.5 var(--serif);font-variant-numeric:lining-nums tabular-nums;-webkit-text-size-adjust:100%}
body{margin:0}
h1,h2,h3,p,ul,figure,blockquote{margin:0;padding:0}
main{background:var(--paper);max-width:60rem;margin:0 auto;padding:1.5rem 1rem 3rem;overflow-wrap:break-word}
a{color:var(--accent)}a:focus-visible{outline:3px solid #0A4BB3;outline-offset:2px}
.over,.foot{max-width:none;display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;font:400 .75rem/1.5 var(--sans);color:var(--ink-2)}
.over{border-top:2px solid var(--ink);padding-top:.5rem}.foot{border-top:1px solid var(--rule);margin-top:2.5rem;padding-top:.5rem}
.tag{display:inline-block;border:1px solid var(--axis);border-radius:2px;padding:0 6px;color:var(--ink);margin-left:.5rem}
h1{font:400 1.75rem/1.15 var(--serif);letter-spacing:-.01em;margin-top:.75rem;text-wrap:balance}
h2{font:600 1.375rem/1.25 var(--serif);margin:2.5rem 0 .5rem;padding-top:.6rem;border-top:1px solid var(--ink)}
section:first-of-type h2{font-size:1.125rem;border:0;margin-top:1rem;padding:0}
h3{font:600 1.125rem/1.3 var(--serif);margin:1.25rem 0 .25rem}
p{max-width:44rem;margin-top:.5rem}ul{max-width:44rem;margin:.5rem 0 0;padding-left:1.2rem}li{margin-top:.25rem}
.lede{font-size:1.125rem;line-height:1.45;max-width:none}
.label{font:400 .9375rem/1.5 var(--sans)}.small{font:400 .8125rem/1.5 var(--sans);color:var(--ink-2)}
.grey{font:400 .8125rem/1.5 var(--sans);color:var(--context-text)}
.notice{border:1px solid var(--ink);padding:.75rem 1rem;margin:1rem 0;font:400 .9375rem/1.45 var(--sans)}.notice p{margin:0;font-weight:600}.notice ul{max-width:none}
blockquote{margin:1.25rem 0;font:italic 400 1.25rem/1.35 var(--serif)}blockquote p{max-width:none;margin:0}blockquote footer{font:400 .75rem/1.5 var(--sans);color:var(--ink-2)}
.cols{display:grid;gap:.25rem 1.5rem}.cols h3{font-size:1rem}.cols p{margin:0;font-size:.9375rem}
.score{margin:1rem 0;border-bottom:1px solid var(--rule)}
.row{display:grid;grid-template-columns:minmax(0,1fr);border-top:1px solid var(--rule)}
.row svg{display:block;width:100%;height:auto}
.say{padding:.5rem 0}.say h3{font-size:1.0625rem;margin:0}.say p{margin-top:.25rem}.say .sentence{font-size:.9375rem;line-height:1.4}
.verdict{display:flex;gap:.5rem;font:400 .9375rem/1.35 var(--sans)}.verdict i{flex:none;width:6px;border-radius:1px}
.improving i{background:var(--accent)}
.worsening i{background:linear-gradient(90deg,var(--worse) 0 2px,transparent 2px 4px,var(--worse) 4px 6px)}.worsening b{color:var(--worse)}
.same i{background:linear-gradient(90deg,var(--ink-2) 0 1.5px,transparent 1.5px)}
.cannot i{background:repeating-linear-gradient(180deg,var(--ink-2) 0 3px,transparent 3px 6px);width:2px;margin-right:4px}
.context i{border:1px solid var(--context)}.context,.context+.sentence{color:var(--context-text)}
.row.pair .say{padding-left:.75rem}.row.tied{border-left:2px solid var(--context);padding-left:.5rem}
.w{display:none}.parts ul{list-style:none;padding:0;columns:2 16rem;max-width:none;margin-top:1.5rem}.parts li{break-inside:avoid;padding:2px 0}
.table{overflow-x:auto;margin:1rem 0}.table:focus-visible{outline:3px solid #0A4BB3;outline-offset:2px}
table{border-collapse:collapse;width:100%;font:400 .8125rem/1.4 var(--sans)}
caption{text-align:left;font-weight:600;color:var(--ink-2);padding-bottom:.25rem}
th,td{text-align:left;vertical-align:top;font-weight:400;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--rule)}
thead th{font-weight:600;vertical-align:bottom;border-top:1.5px solid var(--ink);border-bottom:1px solid var(--axis)}
th.right,td.right{text-align:right;padding-right:0;padding-left:.75rem}
td small{display:block;font-size:.75rem;color:var(--ink-2)}.is-grey{color:var(--context-text)}
td.withheld{background:repeating-linear-gradient(135deg,var(--hatch) 0 1.25px,transparent 1.25px 6px);box-shadow:inset 0 0 0 1px var(--hatch)}td.withheld span{background:var(--paper);padding:0 4px;color:var(--ink)}
td.missing{outline:1px dotted var(--hatch);outline-offset:-3px}td.missing span{padding:0 4px}
@media (max-width:619px){.n svg{max-width:30rem}}
@media (min-width:620px){.w{display:block}.n{display:none}.cols{grid-template-columns:repeat(3,1fr)}main{padding:2rem 2rem 3rem}h1{font-size:2.25rem}}
@media (min-width:980px){main{padding:2.5rem 3.5rem 4rem;margin:1.5rem auto}.row{grid-template-columns:15rem minmax(0,1fr);gap:0 .5rem}.row figure{background:var(--tint)}.say{padding-right:.5rem}}
@page{size:A4;margin:18mm 15mm 16mm;@top-left{content:${quoted(marks.join(' · '))};font:8pt sans-serif;color:#4C535B}@bottom-left{content:${quoted(foot)};font:8pt sans-serif;color:#4C535B}@bottom-right{content:counter(page) " of " counter(pages);font:8pt sans-serif;color:#4C535B}}
@media print{html{background:none;font-size:10pt}main{max-width:none;margin:0;padding:0}.foot,.parts{display:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}.w{display:block}.n{display:none}.row{grid-template-columns:54mm minmax(0,1fr);break-inside:avoid}.row figure{background:var(--tint)}.cols{grid-template-columns:repeat(3,1fr);break-inside:avoid}.table{overflow:visible}thead{display:table-header-group}tr,.notice,blockquote{break-inside:avoid}h2,h3,caption{break-after:avoid}section:nth-of-type(2){break-before:page}}`;
}
