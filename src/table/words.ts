import type { Language } from '../record/vocabulary.js'

// What people write into tables beside the words of a vocabulary, and what templates print: in both languages.

/** Full-width letters, digits and signs as their half-width twins; nothing else changes: ① and ½ stay what they are. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .trim()

const yes = ['是', '有', '√', '✓', '✔', 'y', 'yes', 'true']
const no = ['否', '无', '没有', '×', '✗', '✘', 'x', 'n', 'no', 'false']

/** Yes or no, or undefined: "1" and "待定" are neither. */
export function readYesNo(text: string): boolean | undefined {
  const word = halfWidth(text).toLowerCase()
  return yes.includes(word) ? true : no.includes(word) ? false : undefined
}

export const yesNoWords = { zh: ['是', '否'], en: ['yes', 'no'] } as const

/** What stands in a cell that lists terms where there are none of them. */
export const noneWords = { zh: '无', en: 'none' } as const
export const isNone = (text: string): boolean => /^(无|没有|none)$/i.test(halfWidth(text))

/** What a list of terms ends in that is not given in full. */
export const openWords = { zh: '等', en: 'etc.' } as const
export const openEnding = /(?:\s*(?:等等?|…+|\.{3}|[,，、;；]?\s*etc\.?))$/i

/** What is said of one term of a list: there, not there, not known; or, of one no clause names, whether it counts. */
export const answerWords = {
  zh: { there: '有', absent: '无', unknown: '未知', accepted: '认可', refused: '不认可', unjudged: '待认可' },
  en: {
    ...{ there: 'yes', absent: 'no', unknown: 'unknown' },
    ...{ accepted: 'accepted', refused: 'not accepted', unjudged: 'not judged' },
  },
} as const
export type Answer = keyof (typeof answerWords)['zh']

/** The answer a word gives. */
export function readAnswer(text: string): Answer | undefined {
  const word = halfWidth(text).toLowerCase()
  for (const words of Object.values(answerWords))
    for (const [answer, each] of Object.entries(words)) if (word === each) return answer as Answer
  if (word === '?') return 'unknown'
  const said = readYesNo(text)
  return said === undefined ? undefined : said ? 'there' : 'absent'
}

export const closedWords = { zh: '不开放', en: 'closed' } as const
export const isClosed = (text: string): boolean => /^(不开放|休息|闭馆|closed)$/i.test(halfWidth(text))

export const weekdayWords: Readonly<Record<Language, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

/** The columns that records have beside their facts; the first word of each is what templates print. */
export const commonColumns = {
  id: { zh: ['编号', '记录编号'], en: ['id', 'record id'] },
  name: { zh: ['名称'], en: ['name'] },
  within: { zh: ['所属地区编号'], en: ['id of the region it lies in'] },
  note: { zh: ['备注'], en: ['note'] },
} as const satisfies Record<string, Readonly<Record<Language, readonly [string, ...string[]]>>>
export type CommonColumn = keyof typeof commonColumns

/** Behind the name of a list, in the sheet of the records: whether the list's own sheet has all of its members. */
export const listedWords = { zh: '是否列全', en: 'listed in full' } as const
