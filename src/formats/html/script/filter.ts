/** Which records and findings are asked for, and the form that asks. */
export const filter = String.raw`
/** Indices of data; -1 for any. */
const state = { query: '', region: -1, standard: -1, waived: -1, statuses: [], obligations: [], heatStandard: -1, merged: undefined }
function clearFilters() {
  Object.assign(state, { query: '', region: -1, standard: -1, waived: -1, statuses: symbols.map(() => true), obligations: data.counts.map(() => true) })
}
clearFilters()

/** Whether the report says where its records lie. */
const located = data.records.some((record) => record[4] >= 0)

const both = (text) => (typeof text === 'string' ? text : text.join(' '))
const recordTexts = []
const textOfRecord = (index) => (recordTexts[index] ??= lowered(recordText(data.records[index])))
function recordText([type, id, name, place, region]) {
  return [type, id, name, place, region < 0 ? '' : both(data.regions[region][2])].join(' ')
}
const answerTexts = []
const textOfAnswer = (index) => (answerTexts[index] ??= lowered(answerText(data.answers[index])))
function answerText([requirement, , , , detail]) {
  const [standard, id, clause, , statement, wording] = data.requirements[requirement]
  return [data.standards[standard][0], id, clause, both(statement), wording, both(data.texts[detail])].join(' ')
}
const lowered = (text) => text.normalize('NFKC').toLowerCase()

/** Which of the words a text holds, as bits. */
const wordsIn = (text, words) => words.reduce((bits, word, at) => (text.includes(word) ? bits | (1 << at) : bits), 0)

function regionsInside(outer) {
  const inside = []
  for (const [index, region] of data.regions.entries()) inside.push(index === outer || (region[1] >= 0 && inside[region[1]]))
  return inside
}

/** [record, answers] of every record that has what is asked for, those with the worst verdict first. */
function search() {
  const words = lowered(state.query).split(/\s+/).filter(Boolean).slice(0, 30)
  const all = 2 ** words.length - 1
  const inside = regionsInside(state.region)
  const kept = new Int8Array(data.answers.length).fill(-1)
  const bits = new Int32Array(data.answers.length)
  const everything = state.statuses.every(Boolean) && state.obligations.every(Boolean) && state.standard < 0 && state.waived < 0
  function isKept(index, own) {
    if (kept[index] < 0) {
      const [requirement, status, , , , , , , , , , waiver] = data.answers[index]
      const [standard, , , obligation] = data.requirements[requirement]
      const asked = state.statuses[status] && state.obligations[obligation] && (state.standard < 0 || state.standard === standard) &&
        (state.waived < 0 || (waiver >= 0) === (state.waived === 1))
      kept[index] = asked ? 1 : 0
      if (asked && words.length > 0) bits[index] = wordsIn(textOfAnswer(index), words)
    }
    return kept[index] === 1 && (own | bits[index]) === all
  }
  const found = []
  for (const [index, record] of data.records.entries()) {
    if (state.region >= 0 && !(record[4] >= 0 && inside[record[4]])) continue
    const own = words.length === 0 ? 0 : wordsIn(textOfRecord(index), words)
    const answers = record[6].filter((answer) => isKept(answer, own))
    if (answers.length > 0 || (everything && own === all && record[6].length === 0)) found.push([index, answers])
  }
  return found.sort((a, b) => data.records[a[0]][5] - data.records[b[0]][5] || a[0] - b[0])
}

function select(id, word, options, value, change) {
  const box = el('select', { id, change: () => change(Number(box.value)) },
    options.map(([index, name]) => el('option', { value: index, selected: index === value }, name)))
  return el('div', { class: 'field' }, el('label', { for: id }, t(word)), box)
}

function checks(word, group, chosen, label) {
  return el('fieldset', {}, el('legend', {}, t(word)),
    chosen.map((on, index) => el('label', {},
      el('input', { type: 'checkbox', name: group, value: index, checked: on, change: (event) => { chosen[index] = event.target.checked; refresh() } }),
      ' ', label(index))))
}

let typing
function showFilters() {
  const indent = (region) => '\u3000'.repeat(depths[region]) + say(data.regions[region][2])
  const regionOptions = [[-1, t('anyRegion')], ...indices(data.regions).map((region) => [region, indent(region)])]
  const standardOptions = [[-1, t('anyStandard')], ...data.standards.map((standard, index) => [index, say(standard[2])])]
  const box = el('input', { id: 'query', type: 'search', value: state.query, placeholder: t('searchHint'), autocomplete: 'off', input: () => {
    state.query = box.value
    clearTimeout(typing)
    typing = setTimeout(refresh, 200)
  } })
  document.getElementById('filters').replaceChildren(
    el('div', { class: 'field wide' }, el('label', { for: 'query' }, t('search')), box),
    ...(located ? [select('region', 'region', regionOptions, state.region, (value) => { state.region = value; refresh() })] : []),
    ...(data.standards.length > 1 ? [select('standard', 'standard', standardOptions, state.standard, (value) => { state.standard = value; refresh() })] : []),
    ...(data.waivers.length > 0 ? [select('waived', 'waiver', [[-1, t('anyWaiver')], [1, t('onlyWaived')], [0, t('notWaived')]], state.waived, (value) => { state.waived = value; refresh() })] : []),
    checks('status', 'status', state.statuses, statusChip),
    checks('obligation', 'obligation', state.obligations, (index) => say(data.words.obligations[index])),
    el('button', { type: 'reset', id: 'reset' }, t('reset')))
}
`
