import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Language } from '../../record/vocabulary.js'
import { type Report, verdicts } from '../../report/report.js'
import { verdictWords } from '../words.js'
import { script } from './script/index.js'
import { style } from './style.js'
import { pageWords } from './words.js'

// The page around the data. What stands here holds no data but counts and a day.

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** As a content-security policy names a text: of all scripts and styles these two alone may run. */
const hashOf = (text: string): string => `'sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(text))))}'`

/** Nothing may be fetched, sent or embedded. */
const policy = (): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

const sections = [
  ['overview', 'overview'],
  ['regions', 'regions'],
  ['shortfalls', 'shortfalls'],
  ['deadlines', 'deadlines'],
  ['open-facts', 'openFacts'],
  ['waivers', 'waivers'],
  ['find', 'find'],
  ['heat-map', 'heatMap'],
  ['findings', 'findings'],
  ['problems', 'problems'],
  ['sources', 'sources'],
] as const

/** Everything before the data. */
export function pageStart(report: Report, language: Language): string {
  const word = (name: keyof typeof pageWords) => pageWords[name][language]
  const section = ([id, name]: (typeof sections)[number]): string =>
    `<section id="${id}" aria-labelledby="h-${id}"><h2 id="h-${id}" data-t="${name}" tabindex="-1">${word(name)}</h2>${
      id === 'find' ? findBody(word('findNote')) : '<div class="body"></div>'
    }</section>`
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${word('title')}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#findings" data-t="skip">${word('skip')}</a>
<header>
<h1 data-t="title">${word('title')}</h1>
<button type="button" id="language" data-t="other">${word('other')}</button>
<nav id="contents" aria-label="${word('contents')}" data-label="contents"><ul>
${sections.map(([id, name]) => `<li><a href="#${id}" data-t="${name}">${word(name)}</a></li>`).join('\n')}
</ul></nav>
</header>
<main>
<noscript>${(['zh', 'en'] as const).map((each) => withoutScript(report, each)).join('\n')}</noscript>
${sections.map(section).join('\n')}
</main>
<footer>clausecheck</footer>
<script type="application/json" id="data">`
}

const findBody = (note: string): string =>
  `<p class="note" data-t="findNote">${note}</p><form id="filters" role="search" aria-labelledby="h-find"></form><p id="shown" role="status" aria-live="polite"></p>`

/** What a reader without scripts is told. */
function withoutScript({ asOf, verdict, verdicts: counts }: Report, language: Language): string {
  const parts = verdicts
    .filter((each) => counts[each] > 0)
    .map((each) => `${verdictWords[each][language]} ${counts[each]}`)
  const colon = language === 'zh' ? '：' : ': '
  const counted = parts.join(language === 'zh' ? '，' : ', ')
  return `<p lang="${language === 'zh' ? 'zh-CN' : 'en'}">${pageWords.verdict[language]}${colon}${verdictWords[verdict][language]} (${escaped(asOf)})${counted && `${colon}${counted}`}. ${pageWords.noScript[language]}</p>`
}

/** Everything after the data. */
export const pageEnd = (): string => `</script>
<script>${script}</script>
</body>
</html>
`
