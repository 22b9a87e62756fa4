/** The page's style: ink on paper first; colour only beside symbols and words, all of it with a contrast above 4.5. */
export const style = `
:root { --ink: #1c2126; --soft: #545b63; --line: #c9ced4; --paper: #fff; --shade: #f4f6f8; --link: #0b57a4;
  --c0: #1b6e3c; --b0: #e0f3e6; --c1: #b3261e; --b1: #fde5e2; --c2: #745300; --b2: #fcefc9;
  --c3: #545b63; --b3: #eceef1; --c4: #1f5fa8; --b4: #e2edfa; --c5: #8f3d00; --b5: #ffe8d5; color-scheme: light }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--paper); font: 15px/1.55 system-ui, -apple-system, 'Segoe UI', 'PingFang SC',
  'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif }
header, main, footer { max-width: 1160px; margin: 0 auto; padding: 0 20px }
header { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; justify-content: space-between; padding-top: 18px }
h1 { font-size: 26px; margin: 0 }
h2 { font-size: 20px; margin: 0 0 12px; padding-bottom: 6px; border-bottom: 2px solid var(--ink) }
section { margin: 30px 0 0; scroll-margin-top: 8px }
#contents { flex-basis: 100% }
#contents ul, .chips { list-style: none; display: flex; flex-wrap: wrap; gap: 6px 18px; margin: 8px 0; padding: 0 }
a { color: var(--link) }
:focus-visible { outline: 3px solid #0b57a4; outline-offset: 2px }
.skip { position: absolute; left: 8px; top: -60px; background: var(--paper); padding: 8px 12px; z-index: 1 }
.skip:focus { top: 8px }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
button { font: inherit; color: var(--link); background: var(--paper); border: 1px solid #7b8794; border-radius: 6px; padding: 3px 12px; cursor: pointer; white-space: nowrap }
.regions button { padding: 0 10px }
button:hover { background: var(--shade) }
button[aria-disabled=true] { color: #6b727a; cursor: default; border-color: var(--line); background: var(--paper) }
.verdict { font-size: 18px }
.verdict .chip { font-size: 22px; padding: 2px 14px; margin-right: 8px }
.chip { display: inline-block; padding: 0 8px; border: 1px solid currentColor; border-radius: 5px; font-weight: 600; white-space: nowrap }
.chip.s0 { color: var(--c0); background: var(--b0) } .chip.s1 { color: var(--c1); background: var(--b1) }
.chip.s2 { color: var(--c2); background: var(--b2) } .chip.s3 { color: var(--c3); background: var(--b3) }
.chip.s4 { color: var(--c4); background: var(--b4) } .chip.s5 { color: var(--c5); background: var(--b5) }
.tally .s0 { color: var(--c0) } .tally .s1 { color: var(--c1) } .tally .s2 { color: var(--c2) } .tally .s3 { color: var(--c3) } .tally .s4 { color: var(--c4) }
.note, .about, caption { color: var(--soft) }
.note { font-size: 13.5px; margin: 8px 0 }
.about { font-size: 13.5px }
.nowrap, .place { white-space: nowrap }
code { font: 12.5px/1.4 ui-monospace, Consolas, 'DejaVu Sans Mono', monospace; color: var(--soft); overflow-wrap: anywhere }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; margin: 4px 0 10px }
caption { text-align: left; padding: 2px 0 6px; font-size: 13.5px }
th, td { text-align: left; vertical-align: top; padding: 6px 10px; border-bottom: 1px solid var(--line) }
thead th { background: var(--shade); font-size: 13.5px; vertical-align: bottom }
tbody th { font-weight: 500 }
.n, thead th.n { text-align: right; font-variant-numeric: tabular-nums }
.counts, .regions { width: auto }
.counts td, .regions td { text-align: right }
.regions tbody th { min-width: 9em } .counts th, .regions th { white-space: nowrap } .regions td, .regions tbody th { vertical-align: middle }
.headed { min-width: 640px }
.headed caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.depth1 { padding-left: 1.4em } .depth2 { padding-left: 2.8em } .depth3 { padding-left: 4.2em } .depth4 { padding-left: 5.6em } .depth5 { padding-left: 7em } .depth6 { padding-left: 8.4em }
.digest { font-size: 11px }
figure { margin: 14px 0 }
figcaption { font-weight: 600; margin-bottom: 6px }
svg { display: block; max-width: none }
svg text { font-size: 13px; fill: var(--ink) }
svg text.small { font-size: 11.5px }
svg text.value { font-variant-numeric: tabular-nums; fill: var(--ink) }
svg text.on.s3 { fill: var(--ink) !important } svg text.on { fill: #fff; font-size: 11px; font-weight: 700 }
.f.s0 { fill: var(--c0) } .f.s1 { fill: var(--c1) } .f.s2 { fill: var(--c2) } .f.s3 { fill: #c9ced4 } .f.s4 { fill: var(--c4) }
.cell { stroke: #fff } .cell.s0 { fill: var(--b0) } .cell.s1 { fill: var(--c1) } .cell.s2 { fill: var(--b2); stroke: var(--c2); stroke-width: .6 } .cell.s1.some { fill: #f3aaa2 } .cell.s1.few { fill: var(--b1) } .cell.s3 { fill: var(--b3) } .cell.s4 { fill: var(--b4) }
svg .ink.s0 { fill: var(--c0) } svg .ink.s1 { fill: #fff; font-weight: 700 } svg .ink.s1.some { fill: #6b0f09 } svg .ink.s1.few { fill: var(--c1) } svg .ink.s2 { fill: var(--c2); font-weight: 700 } svg .ink.s3 { fill: var(--c3) } svg .ink.s4 { fill: var(--c4) }
.track { fill: none; stroke: #7b8794 }
.maybe { fill: var(--b2); stroke: var(--c2); stroke-dasharray: 3 2 }
.rail { stroke: var(--line) } .now { stroke: var(--ink); stroke-dasharray: 4 3 }
details > summary { cursor: pointer; padding: 4px 2px }
.behind > summary { color: var(--link); display: inline-block }
#filters { display: flex; flex-wrap: wrap; gap: 10px 18px; align-items: end; background: var(--shade); border: 1px solid var(--line); border-radius: 8px; padding: 14px }
.field label { display: block; font-size: 13.5px; font-weight: 600 }
.wide { flex: 1 1 260px }
.fields { display: flex; flex-wrap: wrap; gap: 10px 18px; margin-bottom: 8px }
input[type=search], select { font: inherit; color: inherit; background: var(--paper); width: 100%; padding: 4px 8px; border: 1px solid #7b8794; border-radius: 6px; max-width: 24em }
.wide input[type=search] { max-width: none }
input[type=checkbox] { width: 16px; height: 16px; margin: 0; vertical-align: -3px }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 12px; min-width: 0 }
legend { font-size: 13.5px; font-weight: 600; padding: 0 }
#shown { font-weight: 600; margin: 12px 0 0 }
.pages { display: flex; gap: 12px; align-items: center; margin: 8px 0 }
.pages[hidden] { display: none }
.record { border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; padding: 4px 12px }
.record > summary .name { font-weight: 600; margin-left: 6px }
.tally span { margin-left: 10px; font-weight: 600; white-space: nowrap }
.tally span span { margin-left: 0 }
.findings th, .findings td { width: 1% } .findings td:last-child, .findings th:last-child { width: auto }
.findings thead th { white-space: nowrap } .findings td:nth-child(2) .about { min-width: 9em }
.statement { font-weight: 600 }
dl { margin: 4px 0 0; font-size: 13.5px; display: flex; flex-wrap: wrap; gap: 2px 20px }
dl > div { display: flex; gap: 8px }
dt { color: var(--soft); white-space: nowrap } dd { margin: 0 }
dd ul { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0 14px }
footer { color: var(--soft); font-size: 13.5px; padding-top: 20px; padding-bottom: 30px }
@media (forced-colors: active) { svg { forced-color-adjust: none; background: #fff } }
@media (max-width: 640px) {
  header, main, footer { padding-left: 12px; padding-right: 12px }
  .findings, .findings tbody, .findings tr, .findings th[scope=row], .findings td, .findings caption { display: block; width: auto }
  .findings thead { display: none }
  .findings th[scope=row], .findings td { border: 0; padding: 2px 0 }
  .findings tr { border-bottom: 1px solid var(--line); padding: 8px 0 }
  .findings td div { display: inline-block; margin-right: 10px } .findings td:last-child div { display: block }
  dl { display: block } dl > div { display: flex !important }
}
@media print {
  @page { margin: 14mm 12mm }
  body { font-size: 10pt }
  header, main, footer { max-width: none; padding: 0 }
  .skip, #find h2, #find .note, .screen, #contents, #language, #filters, .pages, .behind, button, .fields { display: none !important }
  .chip, .cell, svg, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  section { margin-top: 18px }
  .headed { min-width: 0 }
  #find { break-before: page }
  h2, figcaption, caption, .legend, #heat-map .note { break-after: avoid }
  tr, li, .record > summary { break-inside: avoid }
  thead { display: table-header-group }
  .scroll { overflow: visible }
  .scroll > svg, figure svg { max-width: 100%; height: auto }
  .record { border: 0; border-top: 2px solid var(--ink); border-radius: 0; padding: 4px 0 }
  summary { list-style: none }
  .about, .note, caption { font-size: inherit } .findings { font-size: 8.5pt; line-height: 1.35 } .findings th, .findings td { padding: 3px 8px }
  .findings dl { font-size: 8pt } .findings code { font-size: 7pt }
  .findings tr:has(.chip.s0) dl, .findings tr:has(.chip.s3) dl { display: none }
}
`
