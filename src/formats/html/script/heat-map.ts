/** Requirements against records: single records in pages, or all records of a region merged into a column. */
export const heatMap = String.raw`
const columnsInPage = 36

function heatMapSection(found) {
  const ofStandard = data.standards.map(() => [])
  for (const [record] of found) {
    const standards = new Set(data.records[record][6].map((answer) => data.requirements[data.answers[answer][0]][0]))
    for (const standard of standards) ofStandard[standard].push(record)
  }
  const used = indices(data.standards).filter((standard) => ofStandard[standard].length > 0)
  if (used.length === 0) return el('p', {}, t('noRecords'))
  const most = used.reduce((best, each) => (ofStandard[each].length > ofStandard[best].length ? each : best))
  const standard = used.includes(state.heatStandard) ? state.heatStandard : most
  const records = ofStandard[standard]
  const regions = [...new Set(records.map((record) => data.records[record][4]))].sort((a, b) => a - b)
  const merged = regions.length > 1 && (state.merged ?? records.length > columnsInPage)
  const columns = merged ? mergedColumns(records, regions) : records.map(recordColumn)
  const rows = indices(data.requirements).filter((requirement) => data.requirements[requirement][0] === standard)

  const redraw = () => { showHeatMap(found) }
  const pages = paged(t('heatMap'), columnsInPage, (from, to) => {
    const label = t('heatMapOf', { standard: say(data.standards[standard][2]), from: from + 1, to, n: columns.length })
    const shown = columns.slice(from, to).map((column) => column())
    return chart(label, grid(label, rows, shown, merged), () => gridTable(label, rows, shown))
  })
  pages.show(columns.length)
  return [
    el('div', { class: 'fields' },
      used.length > 1 ? select('heat-standard', 'standard', used.map((each) => [each, say(data.standards[each][2])]), standard,
        (value) => { state.heatStandard = value; redraw(); document.getElementById('heat-standard').focus() }) : '',
      regions.length > 1 ? select('heat-columns', 'columns', [[0, t('byRecord')], [1, t('byRegion')]], merged ? 1 : 0,
        (value) => { state.merged = value === 1; redraw(); document.getElementById('heat-columns').focus() }) : ''),
    el('p', { class: 'legend' }, indices(symbols).map((status) => [statusChip(status), ' '])),
    merged ? el('p', { class: 'note' }, t('mergedNote')) : '',
    pages.nodes,
  ]
}

const nameOf = ([type, id, name]) => name || type + ' ' + id

function tally(records) {
  const cells = new Map()
  for (const record of records) {
    for (const index of data.records[record][6]) {
      const [requirement, status] = data.answers[index]
      if (!cells.has(requirement)) cells.set(requirement, [0, 0, 0, 0, 0])
      cells.get(requirement)[status]++
    }
  }
  return cells
}

const recordColumn = (record) => () => ({ name: nameOf(data.records[record]), cells: tally([record]) })

/** The regions as deep in the tree as they still fit side by side, each with all that lies inside it. */
function mergedColumns(records, regions) {
  let depth = Math.max(...regions.map((region) => depths[region] ?? 0))
  const columnOf = (region) => {
    let at = region
    while (at >= 0 && depths[at] > depth) at = data.regions[at][1]
    return at
  }
  while (depth > 0 && new Set(regions.map(columnOf)).size > columnsInPage) depth--
  const columns = new Map()
  for (const record of records) {
    const region = columnOf(data.records[record][4])
    if (!columns.has(region)) columns.set(region, [])
    columns.get(region).push(record)
  }
  return [...columns].sort(([a], [b]) => a - b).map(([region, inside]) => () =>
    ({ name: region < 0 ? t('nothing') : say(data.regions[region][2]), cells: tally(inside) }))
}

const worstOf = (counts) => [1, 2, 4, 0, 3].find((status) => counts[status] > 0)

function cellText(counts, merged) {
  const worst = worstOf(counts)
  return merged && (worst === 1 || worst === 2) ? symbols[worst] + counts[worst] : symbols[worst]
}

/** The more of what applies fails, the darker. */
function shade(counts) {
  const share = counts[1] / (sum(counts) - counts[3])
  return share > 0.5 ? '' : share > 0.2 ? ' some' : ' few'
}

function grid(label, rows, columns, merged) {
  const left = 330
  const names = columns.map(({ name }) => cut(name, 10))
  const top = 24 + 9.5 * Math.max(...names.map(widthOf))
  const wide = merged ? 44 : 20
  const high = 20
  return picture(label, left + columns.length * wide + 64, top + rows.length * high + 2,
    columns.map(({ name }, index) => svg('g', { transform: 'translate(' + (left + (index + 0.6) * wide) + ',' + (top - 6) + ') rotate(-55)' },
      svg('title', {}, name), svg('text', { class: 'small' }, names[index]))),
    rows.map((requirement, index) => {
      const [, , clause, , statement] = data.requirements[requirement]
      const y = top + index * high
      return svg('g', {},
        svg('g', {}, svg('title', {}, clause + ' ' + say(statement)),
          svg('text', { class: 'small', x: 0, y: y + 14 }, cut(clause + ' ' + say(statement), 28))),
        columns.map(({ name, cells }, column) => {
          const counts = cells.get(requirement)
          if (counts === undefined) return ''
          const x = left + column * wide
          const kind = ' s' + worstOf(counts) + (merged ? shade(counts) : '')
          return svg('g', {}, svg('title', {}, name + '\n' + say(statement) + '\n' + inWords(counts, merged)),
            svg('rect', { class: 'cell' + kind, x: x + 1, y: y + 1, width: wide - 2, height: high - 2 }),
            svg('text', { class: 'small ink' + kind, x: x + wide / 2, y: y + 14, 'text-anchor': 'middle' }, cellText(counts, merged)))
        }))
    }))
}

const inWords = (counts, merged) =>
  indices(counts).filter((status) => counts[status] > 0)
    .map((status) => symbols[status] + ' ' + say(data.words.statuses[status]) + (merged ? ' ' + counts[status] : '')).join(', ')

function gridTable(label, rows, columns) {
  const several = columns.some(({ cells }) => [...cells.values()].some((counts) => sum(counts) > 1))
  return table(label, [t('requirement'), t('clause'), ...columns.map(({ name }) => isolated(name))], rows.map((requirement) => {
    const [, , clause, , statement] = data.requirements[requirement]
    return [say(statement), clause, ...columns.map(({ cells }) => {
      const counts = cells.get(requirement)
      return counts === undefined ? '' : inWords(counts, several)
    })]
  }))
}
`
