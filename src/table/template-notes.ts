import type { Language, Vocabulary } from '../record/vocabulary.js'
import type { Standard } from '../standard/standard.js'
import type { Field } from './fields.js'
import type { Target } from './target.js'
import { wordOfTerm } from './term-words.js'

// What stands beside a column of a template: how it is filled in, and why.

const howTo: Readonly<Record<Language, Readonly<Partial<Record<Field['type'], string>>>>> = {
  zh: {
    quantity: '只填数字；“约150”不是数字，不清楚的留空。',
    'yes-no': '填“是”或“否”；不清楚的留空。',
    date: '填日期，如 2023-10-31。',
    milestone: '填完成日期，如 2023-10-31；只知道月份填 2023-10；尚未完成填“否”。',
    month: '填月份，如 2023-10。',
    term: '从下拉列表中选一项；不清楚的留空。',
    terms: '有的全部列出，用“、”分隔；都没有填“无”；未列全的末尾加“等”；不清楚的留空。',
    timetable: '如 09:00-17:00；两段之间空一格；不开放填“不开放”；不清楚的留空。',
    list: '同名的表已列全填“是”，未列全填“否”。已列全而表中没有，即为一个也没有。',
  },
  en: {
    quantity: 'A plain number; "about 150" is none. Leave blank what is not known.',
    'yes-no': '"yes" or "no"; leave blank what is not known.',
    date: 'A day, such as 2023-10-31.',
    milestone: 'The day it was reached, such as 2023-10-31, or the month, 2023-10; "no" where it is not reached yet.',
    month: 'A month, such as 2023-10.',
    term: 'One from the list; leave blank what is not known.',
    terms:
      'All there is, with ";" between; "none" where there is none; "etc." at the end where it is not all; blank where it is not known.',
    timetable: 'Such as 09:00-17:00, a blank between two spans, or "closed"; leave blank what is not known.',
    list: '"yes" where the sheet of this name has them all, "no" where not. All, and none in the sheet, means there is none.',
  },
}

const judged = {
  zh: '条款未点名、但经认定可以计入的，写作“摇椅：认可”；认定不计入的，写作“摇椅：不认可”。',
  en: 'What no clause names but was found to count: "rocking chair: accepted"; what was found not to: "rocking chair: not accepted".',
}

const common: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: {
    id: '每行必填，不得重复；其他表以此编号对应。',
    within: '所在地区那一行的编号。',
  },
  en: {
    id: 'Required, and different in every row; other sheets refer to it.',
    within: 'The id of the row of its region.',
  },
}
const idOfList = {
  zh: '这一行属于哪个记录：填该记录的编号。',
  en: 'Whose row this is: the id of its record.',
}

/** How many clauses of a standard a note names before it only counts them. */
const fewClauses = 6

interface Context {
  readonly standards: readonly Standard[]
  readonly vocabulary: Vocabulary
  readonly language: Language
}

/** The note of a column; `field` is what standards say of its fact. */
export function noteOf(
  { key, fact, part }: Target,
  field: Field | undefined,
  context: Context,
  inList = false,
): string {
  const { language } = context
  if (fact === undefined) return key === 'id' && inList ? idOfList[language] : (common[language][key] ?? '')
  const listed = field?.type === 'terms' && part === undefined
  return [
    howTo[language][fact.type === 'terms' && part !== undefined ? 'yes-no' : fact.type],
    listed ? namedIn(field, context) : undefined,
    listed && field.judged ? judged[language] : undefined,
    field === undefined ? undefined : clausesOf(field, context),
  ]
    .filter(Boolean)
    .join('\n')
}

/** The terms that requirements name: what to look for. */
function namedIn({ section, named = [] }: Field, { vocabulary, language }: Context): string | undefined {
  if (section === undefined || named.length === 0) return undefined
  const words = named.map((id) => wordOfTerm(vocabulary, section, id, language))
  return language === 'zh' ? `条款点名：${words.join('、')}` : `Clauses name: ${words.join('; ')}`
}

/** The clauses that ask for a fact, each standard with its own. */
function clausesOf({ neededBy }: Field, { standards, language }: Context): string | undefined {
  const [between, list] = language === 'zh' ? ['；', '、'] : ['; ', ', ']
  const told = standards.flatMap(({ id, title }) => {
    const asked = neededBy.flatMap(({ standard, clause }) => (standard === id && clause !== null ? [clause] : []))
    const clauses = [...new Set(asked)]
    if (clauses.length === 0) return []
    const more = { zh: ` 等 ${clauses.length} 处`, en: ` and ${clauses.length - fewClauses} more` }[language]
    const first = clauses.slice(0, fewClauses).join(list)
    return [`${title[language]} ${first}${clauses.length > fewClauses ? more : ''}`]
  })
  if (told.length === 0) return undefined
  return `${{ zh: '依据：', en: 'Asked for by: ' }[language]}${told.join(between)}`
}
