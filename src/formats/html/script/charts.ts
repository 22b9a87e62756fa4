/** Shortfalls as bars, deadlines on a time line, and the facts to find out. */
export const charts = `
const mostBars = 10
const amount = (low, high) => (high === null ? low + '+' : low === high ? String(low) : low + '–' + high)

function shortfallsSection() {
  const byUnit = new Map()
  for (const [standard, , clause, , statement, , counts, shortfalls] of data.requirements) {
    for (const [low, high, unit] of shortfalls) {
      const name = say(unit)
      if (!byUnit.has(name)) byUnit.set(name, [])
      byUnit.get(name).push({ standard: data.standards[standard][0], clause, statement: say(statement), low, high, failing: counts[1] })
    }
  }
  if (byUnit.size === 0) return el('p', {}, t('noShortfalls'))
  return [...byUnit].map(([unit, bars]) => shortfallChart(unit, bars.sort((a, b) => (b.high ?? b.low) - (a.high ?? a.low))))
}

function shortfallChart(unit, bars) {
  const label = unit === '' ? t('shortfallsPlain') : t('shortfallsIn', { unit })
  const shown = bars.slice(0, mostBars)
  const most = Math.max(...shown.map(({ low, high }) => high ?? low), 1e-9)
  const width = 560
  const line = 38
  const rows = shown.map(({ clause, statement, low, high }, index) => {
    const y = index * line
    const sure = (width * low) / most
    const end = (width * (high ?? low)) / most
    return svg('g', {}, svg('title', {}, clause + ' ' + statement),
      svg('text', { x: 0, y: y + 13 }, cut(clause + ' ' + statement, 56)),
      svg('rect', { class: 'f s1', x: 0, y: y + 18, width: Math.max(1, sure), height: 12 }),
      end > sure ? svg('rect', { class: 'maybe', x: sure, y: y + 18.5, width: end - sure, height: 11 }) : '',
      svg('text', { class: 'value', x: end + 6, y: y + 28 }, amount(low, high) + ' ' + unit))
  })
  const rest = bars.length > shown.length ? el('p', { class: 'note' }, t('rest', { n: shown.length, all: bars.length })) : ''
  return [chart(label, picture(label, width + 180, rows.length * line, rows), () =>
    table(label, [t('requirement'), t('standard'), t('clause'), t('shortBy'), t('failing')], bars.map(({ statement, standard, clause, low, high, failing }) =>
      [statement, el('code', {}, standard), clause, el('span', { class: 'nowrap' }, amount(low, high) + ' ' + unit), failing]))), rest]
}

/** The findings with a last day, by day and requirement. */
function deadlines() {
  const found = new Map()
  for (const [, , , , , , answers] of data.records) {
    for (const index of answers) {
      const answer = data.answers[index]
      const due = answer[9]
      if (due === '') continue
      const key = due + ' ' + answer[0]
      if (!found.has(key)) found.set(key, { due, requirement: answer[0], counts: [0, 0, 0, 0, 0] })
      found.get(key).counts[answer[1]]++
    }
  }
  return [...found.values()].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.requirement - b.requirement))
}

const countsText = (counts) =>
  indices(counts).filter((status) => counts[status] > 0).map((status) => symbols[status] + ' ' + counts[status]).join('  ')
const statusCells = (counts) => indices(counts).map((status) => counts[status])

function deadlinesSection() {
  const rows = deadlines()
  if (rows.length === 0) return el('p', {}, t('noDeadlines'))
  const byDay = new Map()
  for (const { due, counts } of rows) {
    byDay.set(due, (byDay.get(due) ?? [0, 0, 0, 0, 0]).map((count, status) => count + counts[status]))
  }
  const label = t('deadlinesCaption')
  const pages = paged(t('deadlines'), 25, (from, to) => timeLine(label, [...byDay].slice(from, to)))
  const heads = [t('due'), t('requirement'), t('clause'), ...indices(symbols).map(statusChip)]
  pages.show(byDay.size)
  return el('figure', {}, el('figcaption', {}, label), pages.nodes,
    onOpening(t('asTable'), () => scrolling(label, table(label, heads, rows.map(({ due, requirement, counts }) => {
      const [, , clause, , statement] = data.requirements[requirement]
      return [el('span', { class: 'nowrap' }, due), say(statement), clause, ...statusCells(counts)]
    }))), { class: 'behind' }))
}

function timeLine(label, days) {
  const left = 96
  const right = 520
  const line = 26
  const top = 34
  const time = (day) => Date.parse(day + 'T00:00:00Z')
  const times = [...days.map(([day]) => time(day)), time(data.asOf)]
  const first = Math.min(...times)
  const span = Math.max(Math.max(...times) - first, 86400000)
  const x = (day) => left + ((right - left) * (time(day) - first)) / span
  const height = top + days.length * line + 4
  const now = x(data.asOf)
  return scrolling(label, picture(label, 760, height,
    svg('line', { class: 'now', x1: now, x2: now, y1: 20, y2: height }),
    svg('text', { class: 'value', x: now, y: 14, 'text-anchor': now > right - 80 ? 'end' : now < left + 80 ? 'start' : 'middle' }, t('today', { day: data.asOf })),
    days.map(([day, counts], index) => {
      const y = top + index * line + line / 2
      const worst = [1, 2, 4, 0, 3].find((status) => counts[status] > 0)
      return svg('g', {},
        svg('text', { x: 0, y: y + 4 }, day),
        svg('line', { class: 'rail', x1: left, x2: right, y1: y, y2: y }),
        svg('circle', { class: 'f s' + worst, cx: x(day), cy: y, r: 9 }),
        svg('text', { class: 'on s' + worst, x: x(day), y: y + 4, 'text-anchor': 'middle' }, symbols[worst]),
        svg('text', { class: 'value', x: right + 20, y: y + 4 }, countsText(counts)))
    })))
}

function openFactsSection() {
  if (data.openFacts.length === 0) return el('p', {}, t('noOpenFacts'))
  const heads = [t('fact'), t('field'), t('concerned'), t('settles'), t('helps')]
  const pages = paged(t('openFacts'), 15, (from, to) => scrolling(t('openFacts'),
    table(t('openFacts'), heads, data.openFacts.slice(from, to).map(([record, fact, label, records, settles, helps]) =>
      [say(label), el('code', {}, record + ': ' + fact), records, settles, helps]), 'headed')))
  pages.show(data.openFacts.length)
  return pages.nodes
}
`
