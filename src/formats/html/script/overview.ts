/** The verdict, the counts by obligation, and the scoreboard of the regions. */
export const overview = `
/** Parts of a whole side by side; the numbers stand in the cells beside it. */
function shareBar(counts) {
  const width = 140
  const all = sum(counts)
  let at = 0
  const parts = [0, 1, 2, 4, 3].filter((status) => counts[status] > 0).map((status) => {
    const part = (width * counts[status]) / all
    at += part
    const x = at - part
    return [svg('rect', { class: 'f s' + status, x, y: 1, width: part, height: 16 }),
      part > 11 ? svg('text', { class: 'on s' + status, x: x + part / 2, y: 13, 'text-anchor': 'middle' }, symbols[status]) : '']
  })
  return svg('svg', { 'aria-hidden': 'true', width, height: 18, viewBox: '0 0 ' + width + ' 18' }, parts)
}

function overviewSection() {
  const used = indices(data.counts).filter((obligation) => sum(data.counts[obligation]) > 0)
  const total = symbols.map((_, status) => sum(data.counts.map((counts) => counts[status])))
  const isAnyWaived = sum(data.waived) > 0
  const row = (name, counts, waived) => [name, ...counts, sum(counts), ...(isAnyWaived ? [waived] : []), shareBar(counts)]
  const rows = used.map((obligation) => row(say(data.words.obligations[obligation]), data.counts[obligation], data.waived[obligation]))
  const heads = [t('obligation'), ...indices(symbols).map(statusChip), t('all'), ...(isAnyWaived ? [t('ofWaived')] : []), t('share')]
  return [
    el('p', { class: 'verdict', id: 'verdict' }, verdictChip(data.verdict), ' ', t('asOf', { day: data.asOf, n: sum(data.verdicts) })),
    el('ul', { class: 'chips', id: 'verdicts', 'aria-label': t('records') },
      indices(data.verdicts).filter((verdict) => data.verdicts[verdict] > 0)
        .map((verdict) => el('li', {}, verdictChip(verdict), ' ', el('b', {}, data.verdicts[verdict])))),
    data.unaddressed > 0 ? el('p', {}, t('unaddressed', { n: data.unaddressed })) : '',
    scrolling(t('counts'), table(t('counts'), heads, [...rows, row(t('all'), total, sum(data.waived))], 'counts')),
  ]
}

const percent = (part, of) => ((100 * part) / of).toFixed(1)
const metText = ([low, high, of]) =>
  of === 0 ? '–' : low === high ? percent(low, of) + '%' : percent(low, of) + '–' + percent(high, of) + '%'

/** How much is met for sure, and up to how much may be. */
function metBar([low, high, of]) {
  if (of === 0) return ''
  const width = 120
  return svg('svg', { 'aria-hidden': 'true', width, height: 16, viewBox: '0 0 ' + width + ' 16' },
    svg('rect', { class: 'track', x: 0.5, y: 2.5, width: width - 1, height: 11 }),
    svg('rect', { class: 'f s0', x: 0.5, y: 2.5, width: ((width - 1) * low) / of, height: 11 }),
    high > low ? svg('rect', { class: 'maybe', x: 0.5 + ((width - 1) * low) / of, y: 2.5, width: ((width - 1) * (high - low)) / of, height: 11 }) : '')
}

const depths = []
for (const region of data.regions) depths.push(region[1] < 0 ? 0 : depths[region[1]] + 1)

function regionsSection() {
  if (data.regions.length === 0) return el('p', {}, t('noRegions'))
  const shown = indices(data.verdicts).filter((verdict) => data.verdicts[verdict] > 0)
  const heads = [t('region'), ...shown.map(verdictChip), t('met'), t('share'), ...(located ? [el('span', { class: 'screen' }, t('findings'))] : [])]
  const pages = paged(t('regions'), 60, (from, to) => scrolling(t('regions'),
    table(t('regionsCaption'), heads, data.regions.slice(from, to).map((region, offset) => {
      const name = say(region[2])
      const go = () => { state.region = from + offset; showFilters(); refresh(); document.getElementById('h-findings').focus() }
      return [
        el('span', { class: 'depth' + Math.min(6, depths[from + offset]) }, isolated(name),
          region[1] < 0 ? '' : el('span', { class: 'hidden' }, ' ' + t('inside', { name: say(data.regions[region[1]][2]) }))),
        ...shown.map((verdict) => region[3][verdict]),
        el('span', { class: 'nowrap' }, metText(region[5])),
        metBar(region[5]),
        ...(located ? [el('button', { type: 'button', click: go, 'aria-label': t('showRegion', { name }) }, t('show'))] : []),
      ]
    }), 'regions')))
  pages.show(data.regions.length)
  return [pages.nodes, el('p', { class: 'note' }, t('metNote'))]
}
`
