/** Elements, words and what is shared by all that the page shows. Data become text nodes and never markup. */
export const dom = String.raw`
const data = JSON.parse(document.getElementById('data').textContent)
let lang = data.language === 'zh' ? 0 : 1

/** A text of the data in the language of the page. */
const say = (text) => (typeof text === 'string' ? text : text[lang])
/** A word of the page; {n} and the like are filled in. */
const t = (name, values = {}) =>
  data.words.page[name][lang === 0 ? 'zh' : 'en'].replace(/\{(\w+)\}/g, (_, key) => String(values[key]))

function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name, value)
    else if (value !== false && value !== undefined) node.setAttribute(name, value === true ? '' : String(value))
  }
  node.append(...children.flat(Infinity).map((child) => (child instanceof Node ? child : String(child))))
  return node
}
const el = (name, attributes = {}, ...children) => build(document.createElement(name), attributes, children)
const svg = (name, attributes = {}, ...children) =>
  build(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children)

const symbols = ['✓', '✗', '?', '–', '○']
const verdictSymbols = ['✗', '?', '△', '◇', '○', '✓', '–']
const verdictClasses = [1, 2, 5, 5, 4, 0, 3]

const chip = (symbol, kind, word) => el('span', { class: 'chip s' + kind }, el('span', { 'aria-hidden': 'true' }, symbol), ' ', word)
const statusChip = (status) => chip(symbols[status], status, say(data.words.statuses[status]))
const verdictChip = (verdict) =>
  chip(verdictSymbols[verdict], verdictClasses[verdict], say(data.words.verdicts[verdict]))

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0)
const indices = (list) => list.map((_, index) => index)

/** Names and other data may read from right to left: their direction ends with them. */
const isolated = (text) => el('bdi', {}, text)

function table(caption, heads, rows, kind = '') {
  const cell = (content, index) => {
    const attributes = typeof content === 'number' ? { class: 'n' } : {}
    return index === 0 ? el('th', { ...attributes, scope: 'row' }, content) : el('td', attributes, content)
  }
  return el('table', { class: kind },
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, heads.map((head, index) =>
      el('th', { scope: 'col', class: typeof rows[0]?.[index] === 'number' ? 'n' : false }, head)))),
    el('tbody', {}, rows.map((row) => el('tr', {}, row.map(cell)))))
}

/** What may be wider than the page scrolls by itself, by keyboard too. */
const scrolling = (label, ...content) => el('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': label }, content)

/** What is made when somebody opens it. */
function onOpening(summary, make, attributes = {}) {
  const details = el('details', attributes, el('summary', {}, summary))
  const fill = () => {
    if (!details.open || details.dataset.made) return
    details.dataset.made = 'yes'
    details.append(...[make()].flat())
  }
  details.addEventListener('toggle', fill)
  details.fill = fill
  return details
}

/** A chart: the picture, and behind it the same in a table. */
const chart = (label, picture, makeTable) =>
  el('figure', {}, el('figcaption', {}, label), scrolling(label, picture),
    onOpening(t('asTable'), () => scrolling(label, makeTable()), { class: 'behind' }))

const picture = (label, width, height, ...content) =>
  svg('svg', { role: 'img', 'aria-label': label, width, height, viewBox: '0 0 ' + width + ' ' + height }, content)

/** About how wide a text is, in em: a Chinese character takes one, a Latin one about half. */
const widthOf = (text) => sum([...text].map((character) => (character.codePointAt(0) > 0x2e80 ? 1 : 0.56)))

/** A text cut to a width in em. */
function cut(text, width) {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) return kept + '…'
    kept += character
  }
}

/** A long list in pages. The buttons stay where they are, and keep the focus. */
function paged(name, size, draw) {
  let page = 0
  let count = 0
  const body = el('div')
  const place = el('span', { class: 'place' })
  const button = (word, step) =>
    el('button', { type: 'button', click: () => { if (isThere(page + step)) { page += step; redraw() } } }, t(word))
  const isThere = (to) => to >= 0 && to * size < count
  const previous = button('previous', -1)
  const next = button('next', 1)
  const nav = el('nav', { class: 'pages', 'aria-label': t('pagesOf', { name }) }, previous, place, next)
  function redraw() {
    const from = page * size
    body.replaceChildren(...[draw(from, Math.min(count, from + size))].flat(Infinity))
    nav.hidden = count <= size
    place.textContent = t('page', { page: page + 1, pages: Math.max(1, Math.ceil(count / size)) })
    previous.setAttribute('aria-disabled', String(!isThere(page - 1)))
    next.setAttribute('aria-disabled', String(!isThere(page + 1)))
  }
  return { nodes: [nav, body], show(all) { count = all; page = 0; redraw() } }
}
`
