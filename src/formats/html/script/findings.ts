/** The findings, record by record; the findings of a record are made when it is opened. */
export const findings = `
const recordsInPage = 25
const fewRecords = 3
const mostPrinted = 200

function findingsSection(found) {
  if (found.length === 0) return el('p', {}, t('noRecords'))
  const pages = paged(t('findings'), recordsInPage, (from, to) =>
    found.slice(from, to).map((each) => recordItem(each, found.length <= fewRecords)))
  pages.show(found.length)
  return pages.nodes
}

function recordItem([index, answers], open) {
  const record = data.records[index]
  const [type, id, name, place, region, verdict] = record
  const counts = [0, 0, 0, 0, 0]
  for (const answer of answers) counts[data.answers[answer][1]]++
  const about = [name === '' ? '' : type + ' ' + id, region < 0 ? '' : say(data.regions[region][2]), place].filter(Boolean)
  const summary = [
    verdictChip(verdict), ' ',
    el('span', { class: 'name' }, isolated(nameOf(record))), ' ',
    el('span', { class: 'about' }, about.map((each) => [isolated(each), ' '])),
    el('span', { class: 'tally' }, indices(counts).filter((status) => counts[status] > 0)
      .map((status) => el('span', { class: 's' + status }, el('span', { 'aria-hidden': 'true' }, symbols[status]),
        el('span', { class: 'hidden' }, say(data.words.statuses[status])), ' ', counts[status]))),
  ]
  const item = onOpening(summary, () => findingsTable(nameOf(record), answers, whereIn(record)), { class: 'record', open })
  item.fill()
  return item
}

/** What is not met first, then what is open. */
const statusOrder = [3, 0, 1, 4, 2]

/** Where what the findings on a record speak of stands: texts by place. */
function whereIn([, , , place, , , , layout, from]) {
  const file = place.replace(/:\\d+$/, '')
  return new Map((data.layouts[layout] ?? []).map(([index, otherFile, sheet, column, below]) => {
    const line = from + below
    return [index, (otherFile || file) + (sheet === '' ? ':' + line + ':' + column : '!' + sheet + '!' + columnName(column) + line)]
  }))
}

/** "A" for 1, "AA" for 27. */
const columnName = (column) =>
  (column > 26 ? columnName(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))

function findingsTable(name, answers, where) {
  const heads = [t('status'), t('clause'), t('requirement')]
  const sorted = [...answers].sort((a, b) =>
    statusOrder[data.answers[a][1]] - statusOrder[data.answers[b][1]] || data.answers[a][0] - data.answers[b][0])
  return table(t('findingsOf', { name }), heads, sorted.map((answer) => findingRow(data.answers[answer], where)), 'findings')
}

function findingRow([requirement, status, expected, actual, detail, evidence, moreEvidence, settledBy, moreToSettle, due, period, waiver], where) {
  const [standard, id, clause, obligation, statement, wording] = data.requirements[requirement]
  const text = (index) => say(data.texts[index])
  return [
    waiver < 0 ? statusChip(status) : [statusChip(status), el('div', { class: 'about' }, '◇ ', t('isWaived'))],
    [el('div', { class: 'nowrap' }, clause), el('div', { class: 'about' }, say(data.words.obligations[obligation]), wording === '' ? '' : ' · ' + wording)],
    [
      el('div', { class: 'statement' }, say(statement)),
      el('div', {}, isolated(text(detail))),
      el('dl', {},
        entry('expected', text(expected)),
        entry('actual', text(actual)),
        entry('due', due),
        entry('period', period),
        entry('waiver', whyWaived(waiver)),
        entry('evidence', placesList(evidence, moreEvidence, where)),
        entry('settledBy', placesList(settledBy, moreToSettle, where)),
        entry('standard', el('code', {}, data.standards[standard][0] + '#' + id))),
    ],
  ]
}

const entry = (word, content) =>
  content === '' ? '' : el('div', {}, el('dt', {}, t(word)), el('dd', {}, typeof content === 'string' ? isolated(content) : content))

function placesList(places, more, where) {
  if (places.length === 0) return ''
  return el('ul', {}, places.map((place) => {
    const [pointer, name] = data.places[place]
    return el('li', {}, isolated(say(name)), ' ', el('code', {}, pointer), where.has(place) ? [' ', el('span', { class: 'about' }, isolated(where.get(place)))] : '')
  }), more > 0 ? el('li', {}, t('more', { n: more })) : '')
}

/** On paper there is nothing to open: the records asked for stand there in full. */
function printInFull() {
  const printed = current.slice(0, mostPrinted)
  const cutNote = current.length > mostPrinted ? el('p', {}, t('printCut', { n: mostPrinted, all: current.length })) : ''
  put('findings', [cutNote, printed.map((each) => recordItem(each, true))])
}
`
