import { isDate } from '../dates.js'

// Figures as people write them in a sentence, in Chinese or in English: 150㎡, 十八, 两, 2021年9月底前.

/** The numbers and days that a text names. A day without its year is written "-09-30". */
export interface NamedFigures {
  readonly numbers: ReadonlySet<number>
  readonly days: ReadonlySet<string>
}

/**
 * The numbers and days that a text names. A month, quarter or year named as a term ends on its last day.
 *
 * @example
 * figuresIn('2021年9月底前建成，十八间，每间不少于150㎡')
 * //=> { numbers: new Set([18, 150]), days: new Set(['2021-09-30']) }
 */
export function figuresIn(text: string): NamedFigures {
  const days = new Set<string>()
  let rest = text.normalize('NFKC')
  // A day is taken out before numbers are looked for: 9月底 names no nine of anything.
  for (const pattern of dayPatterns) {
    rest = rest.replace(pattern, (...found) => {
      const day = dayOf(found.at(-1) as DayParts)
      if (day === undefined) return found[0] as string
      days.add(day)
      return ' '
    })
  }
  return { numbers: new Set(numbersIn(rest)), days }
}

type DayParts = Readonly<Record<string, string | undefined>>

const months = 'January February March April May June July August September October November December'.split(' ')
const month = `(?<name>${months.join('|')})`

/** From what says most to what says least, for each takes away what it finds. */
const dayPatterns: readonly RegExp[] = [
  /(?<year>\d{4})[-./](?<month>\d{1,2})[-./](?<day>\d{1,2})(?!\d)/g,
  /(?:(?<year>\d{4})年)?(?<month>\d{1,2})月(?<day>\d{1,2})[日号]/g,
  /(?:(?<year>\d{4})年)?(?<month>\d{1,2})月份?(?<part>上旬|初|中旬|中|下旬|底|末)?/g,
  /(?:(?<year>\d{4})年)?第?(?<quarter>[一二三四1-4])季度末?/g,
  /(?:(?<year>\d{4})年)?(?<half>上半年)末?/g,
  /(?:(?<year>\d{4})年度?|年)(?:底|末|内|终)/g,
  /(?<year>\d{4})年度?/g,
  new RegExp(`(?<day>\\d{1,2})(?:st|nd|rd|th)? ${month}(?:,? (?<year>\\d{4}))?`, 'g'),
  new RegExp(`${month} (?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (?<year>\\d{4}))?`, 'g'),
  new RegExp(`${month}(?: (?<year>\\d{4}))?`, 'g'),
  /end (?:of )?(?<year>\d{4})/g,
]

/** The day that the parts of a date name, the last one where a longer time is named. */
function dayOf({ year, month, name, day, part, quarter, half }: DayParts): string | undefined {
  const written = month ?? (name === undefined ? undefined : String(months.indexOf(name) + 1))
  const ending = quarter === undefined ? (half === undefined ? 12 : 6) : 3 * quarterOf(quarter)
  const start = `${year ?? '2023'}-${(written ?? String(ending)).padStart(2, '0')}-`
  const early = /^(上旬|初)$/.test(part ?? '') ? '10' : /^中/.test(part ?? '') ? '20' : undefined
  const last = ['31', '30', '29', '28'].find((each) => isDate(start + each))
  const found = start + (day ?? early ?? last ?? '').padStart(2, '0')
  if (!isDate(found)) return undefined
  return year === undefined ? found.slice(4) : found
}

const quarterOf = (word: string): number => '一二三四'.indexOf(word) + 1 || Number(word)

const words: Readonly<Record<string, number>> = {
  half: 0.5,
  two: 2,
  twice: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
}

/** Numerals behind a letter are part of a name or unit: the 2 of m2. */
const numeral =
  /(?<![a-z\d.])(?<digits>\d+(?:\.\d+)?)(?<scale>[十百千万亿]*)|[零〇一二两三四五六七八九十百千万亿]+|半|[a-z]+/gi

function numbersIn(text: string): number[] {
  const plain = text.replaceAll('百分之', ' ').replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
  return [...plain.matchAll(numeral)].flatMap(({ 0: found, groups }) => {
    if (groups?.digits !== undefined) return [Number(groups.digits) * scaleOf(groups.scale ?? '')]
    if (found === '半') return [0.5]
    if (/^[a-z]/i.test(found)) return words[found.toLowerCase()] ?? []
    return chineseNumbers(found)
  })
}

const digits = '零一二三四五六七八九'
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }
const scaleOf = (text: string): number => [...text].reduce((product, each) => product * scales[each]!, 1)

/** 一百五十 is 150; digits side by side are one number or several: 二〇二一, 两三名. */
function chineseNumbers(text: string): number[] {
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二')
  if (!/[十百千万亿]/.test(plain)) {
    const each = [...plain].map((digit) => digits.indexOf(digit))
    return each.length === 1 ? each : [...each, Number(each.join(''))]
  }
  let whole = 0
  let section = 0
  let digit: number | undefined
  for (const each of plain) {
    const scale = scales[each]
    if (scale === undefined) digit = digits.indexOf(each)
    else if (scale < 10_000) {
      section += (digit || 1) * scale
      digit = undefined
    } else {
      whole = (whole + section + (digit ?? 0) || 1) * scale
      section = 0
      digit = undefined
    }
  }
  return [whole + section + (digit ?? 0)]
}
