const COLOURS_LIGHT =
  '--page:#fff;--card:#f6f7f9;--ink:#1b1f24;--soft:#57606a;--rule:#d0d7de;--faint:#e4e8ec;--line:#1f5fbf;--area:#1f5fbf22;--good:#0b6e4f;--bad:#b3261e;--warn:#8a5300;--force:#7a3e9d';
const COLOURS_DARK =
  '--page:#0e1116;--card:#171b22;--ink:#e6e9ee;--soft:#a3adb8;--rule:#38414c;--faint:#262c35;--line:#7db0ff;--area:#7db0ff22;--good:#63d3a6;--bad:#ff938a;--warn:#f0b35a;--force:#d3a3f5';

/** The style sheet of the page. Colours are names for roles; all pairs of text and ground have a contrast of 4.5 or more. */
export const STYLE = `
:root{color-scheme:light dark;${COLOURS_LIGHT}}
@media (prefers-color-scheme:dark){:root{${COLOURS_DARK}}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem clamp(1rem,4vw,3rem) 4rem;max-width:70rem;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
h1{margin:0;font-size:1.75rem;line-height:1.2}
h2{margin:0 0 .5rem;font-size:1.25rem;line-height:1.3}
p{margin:.25rem 0 .75rem;max-width:46rem}
section{margin-top:2.5rem;padding-top:1.25rem;border-top:1px solid var(--rule)}
code{font:.875em ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.small{font-size:.8125rem;color:var(--soft)}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-top:1rem}
a{color:var(--line);text-underline-offset:.2em}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1.25rem 0 0}
.tiles div{display:flex;flex-direction:column;padding:.75rem 1rem;background:var(--card);border:1px solid var(--faint);border-radius:.5rem}
.tiles dt{font-size:.875rem}
.tiles dd{margin:0}
.tiles .value{order:-1;font-weight:600;font-size:1.75rem;line-height:1.2;font-variant-numeric:tabular-nums}
.key{white-space:nowrap;margin-right:.5rem}
.sign{color:var(--line);font-weight:600}
.sign.force{color:var(--force)}
figure{margin:.75rem 0 1rem}
figcaption{display:flex;flex-wrap:wrap;gap:.25rem .5rem;justify-content:space-between;margin-bottom:.25rem;font-weight:600}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:.75rem}
.card{margin:0;padding:.75rem 1rem;background:var(--card);border:1px solid var(--faint);border-radius:.5rem;break-inside:avoid;min-width:0}
.card p{margin:.25rem 0}
summary{cursor:pointer;font-size:.8125rem;color:var(--soft)}
.scroll{position:relative;overflow-x:auto;margin:.5rem 0}
:focus-visible{outline:2px solid var(--line);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.875rem}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:.375rem .75rem .375rem 0;border-bottom:1px solid var(--faint);text-align:left;vertical-align:top;font-weight:400}
thead th{color:var(--soft);font-size:.8125rem;border-color:var(--rule);white-space:nowrap;vertical-align:bottom}
th.n,td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tbody th{min-width:13rem;overflow-wrap:anywhere}
.more{display:block;max-width:46rem;color:var(--soft);font-size:.8125rem}
td.t{white-space:nowrap}
td.l{min-width:12rem;overflow-wrap:anywhere}
.tag{white-space:nowrap;font-size:.8125rem;font-weight:400;padding-left:.375rem;border-left:3px solid var(--rule)}
.critical,.high,.worse,.escalating{border-color:var(--bad)}
.medium,.regressed,.new{border-color:var(--warn)}
.helps,.resolved{border-color:var(--good)}
svg{display:block;overflow:visible;font:13px system-ui,sans-serif}
svg text{fill:var(--ink)}
svg .end{text-anchor:end;fill:var(--soft);font-variant-numeric:tabular-nums}
svg .tick{fill:var(--soft);font-size:11px;font-variant-numeric:tabular-nums}
.track{fill:var(--faint)}
.bar{fill:var(--line)}
.grid,.base,.one,.active,.interval,.unknown{stroke:var(--faint)}
.base{stroke:var(--rule)}
.one{stroke:var(--soft);stroke-dasharray:4 3}
.area{fill:var(--area)}
.line{fill:none;stroke:var(--line);stroke-width:2;stroke-linejoin:round;vector-effect:non-scaling-stroke}
.dot{fill:var(--line)}
.still{fill:var(--card);stroke:var(--line);stroke-width:2}
.active{stroke:var(--force);stroke-width:2;stroke-dasharray:3 3}
svg .active-name{fill:var(--force);font-size:11px}
.interval{stroke:var(--ink);stroke-width:2}
.unknown{stroke:var(--soft);stroke-dasharray:1 6;stroke-linecap:round;stroke-width:2}
.beyond{fill:none;stroke:var(--ink);stroke-width:2}
.mark{stroke:var(--page);stroke-width:1;fill:var(--soft)}
.mark.helps{fill:var(--good)}
.mark.worse{fill:var(--bad)}
@media print{:root{${COLOURS_LIGHT}}body{max-width:none;padding:0;font-size:10pt}nav,summary{display:none}.scroll{overflow:visible}table{font-size:8pt}tbody th{min-width:0}thead th,td.n{white-space:normal}section{break-inside:auto}h2{break-after:avoid}tr,figure{break-inside:avoid}details::details-content{content-visibility:visible;block-size:auto}*{print-color-adjust:exact}}
`;
