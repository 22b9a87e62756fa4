import type { Sheet } from '../io/rows.js'
import { type Language, normalized, type Vocabulary } from '../record/vocabulary.js'
import type { Standard } from '../standard/standard.js'
import { didYouMean } from '../suggest.js'
import { type Field, fieldsOf } from './fields.js'
import { listsOf, namesOf } from './recognise.js'
import { type Subject, subjectOf, targetOfHeader } from './target.js'

const words = {
  zh: {
    head: '由 clausecheck 按表头生成，请核对后使用。“?”处未能确定：填上字段，或移到 ignore 下。',
    id: '记录编号所在的列：请核对',
    maybe: '可能是',
    unplaced: '未能确定的列：',
    missing: '要求需要、但未找到对应列的字段：',
    constants: '整张表都相同的事实；只有一部分相同的，应单列一列',
    values: '单元格用词，如 {达标: true, 民政口: civil-affairs}；视为空白的写法，如 ["-", 未填]',
    unknown: '未能确定这张表的内容：',
  },
  en: {
    head: 'Proposed by clausecheck from the headers: check it before use. Where a "?" stands, give the fact or put the column under ignore.',
    id: 'the column with the ids of the records: check it',
    maybe: 'perhaps',
    unplaced: 'columns it could not place:',
    missing: 'facts that requirements read and no column gives:',
    constants: 'facts that are the same in every row; what differs needs a column',
    values: 'words of cells, such as { met: true }; what counts as blank, such as ["-", unknown]',
    unknown: 'what this sheet holds could not be told:',
  },
} as const

type Headers = Pick<Sheet, 'name' | 'header'>

/**
 * A mapping for tables that others made, proposed from their headers alone, as the text of a YAML file. What
 * is not certain stands in comments, and what the standards read and no column gives is named.
 *
 * @example
 * proposeMapping([{ name: '场地', header: ['编号', '总面积（㎡）'] }], [lounge], vocabulary, 'zh')
 */
export function proposeMapping(
  sheets: readonly Headers[],
  standards: readonly Standard[],
  vocabulary: Vocabulary,
  language: Language,
): string {
  const say = words[language]
  const fields = fieldsOf(standards, vocabulary)
  const filled = sheets.filter(({ header }) => header.some((each) => each.trim() !== ''))
  const found = filled.map((sheet) => ({ sheet, subject: likely(sheet, fields, vocabulary) }))
  // Of headers that say nothing there is still a form to fill in: for the records that the standards are for.
  const nothing = found.every(({ subject }) => subject === undefined)
  const proposed = found.map(({ sheet, subject }, index) => ({
    sheet,
    subject: nothing && index === 0 ? subjectOf(vocabulary, standards[0]?.appliesTo.record ?? '') : subject,
  }))
  const lines = proposed.flatMap(({ sheet, subject }) =>
    subject === undefined
      ? [`  # ${say.unknown} ${key(sheet.name || sheet.header.join(', '))}`]
      : sheetLines(sheet, subject, { standards, fields, vocabulary, language }),
  )
  const empty = proposed.every(({ subject }) => subject === undefined)
  return `${[`# ${say.head}`, empty ? 'sheets: []' : 'sheets:', ...lines, `# ${say.values}`, 'words: {}', 'blank: []'].join('\n')}\n`
}

/** What the rows of a sheet most likely are: by its name, else by how many headers speak of it. */
function likely(sheet: Headers, fields: readonly Field[], vocabulary: Vocabulary): Subject | undefined {
  const records = [...new Set(fields.map(({ record }) => record))]
  const subjects = records.flatMap((record) => [
    subjectOf(vocabulary, record)!,
    ...listsOf(vocabulary, record).map((list) => subjectOf(vocabulary, record, list)!),
  ])
  const named = subjects.find((subject) =>
    namesOf(subject, vocabulary).some((name) => normalized(name) === normalized(sheet.name)),
  )
  if (named !== undefined) return named
  const score = (subject: Subject) =>
    sheet.header.filter((header) => targetOfHeader(header, subject, vocabulary)?.fact !== undefined).length +
    (namesOf(subject, vocabulary).some((name) => normalized(sheet.name).includes(normalized(name))) ? 1 : 0)
  // The first of the best: records come before their lists.
  const [best] = subjects.map((subject) => ({ subject, score: score(subject) })).sort((a, b) => b.score - a.score)
  return best === undefined || best.score === 0 ? undefined : best.subject
}

interface Context {
  readonly standards: readonly Standard[]
  readonly fields: readonly Field[]
  readonly vocabulary: Vocabulary
  readonly language: Language
}

function sheetLines({ name, header }: Headers, subject: Subject, context: Context): string[] {
  const { vocabulary, fields, language } = context
  const say = words[language]
  const headers = [...new Set(header.filter((each) => each.trim() !== ''))]
  const targets = headers.map((each) => ({ header: each, target: targetOfHeader(each, subject, vocabulary) }))
  const sure = targets.find(({ target }) => target?.path === 'id')
  const id = sure?.header ?? headers.find((each) => /编号|代码|代号|\bid\b|code/i.test(each)) ?? headers[0]!
  const paths = new Set<string>()
  const columns: string[] = []
  const unplaced: string[] = []
  for (const { header: each, target } of targets) {
    if (each === id || target?.path === 'id') continue
    if (target !== undefined && !paths.has(target.path)) {
      paths.add(target.path)
      columns.push(`      ${key(each)}: ${target.path}`)
    } else {
      const maybe = target?.path ?? alike(each, subject)
      unplaced.push(`      # ${key(each)}: ?${maybe === undefined ? '' : `  # ${say.maybe} ${maybe}`}`)
    }
  }
  const constants = subject.list === undefined ? constantsOf(subject.record, paths, context) : []
  const given = new Set([...paths].map((path) => path.split('.')[0]!).concat(constants.map(([fact]) => fact)))
  const prefix = subject.list === undefined ? '' : `${subject.list}[].`
  const missing = fields
    .filter(({ record, path }) => record === subject.record && path.startsWith(prefix))
    .map(({ path }) => path.slice(prefix.length))
    .filter((path) => !path.includes('[].') && !given.has(path) && subject.facts[path]?.type !== 'list')
  return [
    ...(name !== '' ? [`  - sheet: ${key(name)}`, `    record: ${subject.record}`] : [`  - record: ${subject.record}`]),
    ...(subject.list === undefined ? [] : [`    list: ${subject.list}`]),
    `    id: ${key(id)}${sure === undefined ? `  # ${say.id}` : ''}`,
    ...(columns.length === 0 ? ['    columns: {}'] : ['    columns:', ...columns]),
    ...(unplaced.length === 0 ? [] : [`      # ${say.unplaced}`, ...unplaced]),
    ...(constants.length === 0
      ? []
      : [`    constants:  # ${say.constants}`, ...constants.map(([fact, term]) => `      ${fact}: ${term}`)]),
    '    ignore: []',
    ...(missing.length === 0 ? [] : [`    # ${say.missing} ${missing.join(', ')}`]),
  ]
}

/** What every standard for a type of record asks of all that it is addressed to, where no column says it. */
function constantsOf(record: string, paths: ReadonlySet<string>, { standards }: Context): [string, string][] {
  const asked = standards.filter(({ appliesTo }) => appliesTo.record === record).map(({ appliesTo }) => appliesTo)
  const [first, ...others] = asked
  return Object.entries(first ?? {}).filter(
    ([fact, term]) => fact !== 'record' && !paths.has(fact) && others.every((other) => other[fact] === term),
  )
}

/** The fact that a header may be about: one of much the same name, or of a name inside it. */
function alike(header: string, { facts }: Subject): string | undefined {
  const [plain = ''] = normalized(header).split(/[([]/)
  const labels = Object.entries(facts).flatMap(([name, { type, zh, en, aliases = [] }]) =>
    type === 'records' ? [] : [zh, en, ...aliases].map((label) => ({ name, label: normalized(label) })),
  )
  const inside = labels.find(
    ({ label }) => plain.length > 1 && label.length > 1 && (label.includes(plain) || plain.includes(label)),
  )
  if (inside !== undefined) return inside.name
  const meant = didYouMean(
    plain,
    labels.map(({ label }) => label),
  )
  return labels.find(({ label }) => meant === `did you mean "${label}"?`)?.name
}

/** A text as YAML takes it: quoted unless it is plainly a word. */
const key = (text: string): string =>
  /^[\p{Script=Han}A-Za-z][\p{Script=Han}\w（）()㎡²·]*$/u.test(text) && !/^(true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text)
