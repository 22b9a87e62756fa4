/** Puts everything into its place, and again when the language or a filter changes. */
export const start = `
let current = []

const put = (id, content) => document.querySelector('#' + id + ' .body').replaceChildren(...[content].flat(Infinity).filter((node) => node !== ''))

const showHeatMap = (found) => put('heat-map', heatMapSection(found))

/** Shows what the filters ask for, and tells those who do not see it. */
function refresh() {
  current = search()
  showHeatMap(current)
  put('findings', findingsSection(current))
  document.getElementById('shown').textContent = t('shown', {
    records: current.length,
    findings: sum(current.map(([, answers]) => answers.length)),
    allRecords: data.records.length,
    allFindings: sum(data.records.map((record) => record[6].length)),
  })
}

function sourcesSection() {
  const heads = [t('standard'), 'id', t('version'), t('document'), t('digest')]
  const standards = scrolling(t('sources'), table(t('sources'), heads, data.standards.map(([id, version, title, number, paper, digest]) =>
    [say(title), el('code', {}, id), version, say(paper) + ' ' + number, el('code', { class: 'digest' }, digest)]), 'headed'))
  if (data.inputs.length === 0) return standards
  const pages = paged(t('inputs'), 50, (from, to) => scrolling(t('inputs'),
    table(t('inputs'), [t('file'), t('format'), t('encoding'), t('records')], data.inputs.slice(from, to).map(([file, ...rest]) =>
      [isolated(file), ...rest]), 'headed')))
  pages.show(data.inputs.length)
  return [standards, pages.nodes]
}

function problemTable(title, problems) {
  const pages = paged(title, 50, (from, to) => scrolling(title,
    table(title, [t('place'), t('problem'), t('help')], problems.slice(from, to).map(([code, message, place, help]) =>
      [isolated(place), [isolated(say(message)), ' ', el('code', {}, code)], isolated(say(help))]), 'headed')))
  pages.show(problems.length)
  return pages.nodes
}

function problemsSection() {
  return [
    data.problems.length === 0 ? el('p', {}, t('noProblems')) : problemTable(t('problems'), data.problems),
    data.advice.length === 0 ? '' : problemTable(t('noted'), data.advice),
  ]
}

function showAll() {
  document.documentElement.lang = lang === 0 ? 'zh-CN' : 'en'
  document.title = t('title') + ' · ' + data.asOf
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t)
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', t(node.dataset.label))
  document.getElementById('language').lang = lang === 0 ? 'en' : 'zh-CN'
  put('overview', overviewSection())
  put('regions', regionsSection())
  put('shortfalls', shortfallsSection())
  put('deadlines', deadlinesSection())
  put('open-facts', openFactsSection())
  put('waivers', waiversSection())
  put('problems', problemsSection())
  put('sources', sourcesSection())
  showFilters()
  refresh()
}

document.getElementById('language').addEventListener('click', () => { lang = 1 - lang; showAll() })
document.getElementById('filters').addEventListener('submit', (event) => {
  event.preventDefault()
  clearTimeout(typing)
  refresh()
})
document.getElementById('filters').addEventListener('reset', (event) => {
  event.preventDefault()
  clearTimeout(typing)
  clearFilters()
  showFilters()
  refresh()
  document.getElementById('query').focus()
})
addEventListener('beforeprint', printInFull)
addEventListener('afterprint', () => put('findings', findingsSection(current)))
showAll()
`
