import type { Expected, Finding, Measured, Reason } from '../evaluate/finding.js'
import { parsePointer } from '../evaluate/pointers.js'
import { factsOf } from '../expr/walk.js'
import { type Fact, factNamed, type Label, type Language, type Vocabulary } from '../record/vocabulary.js'
import type { Requirement, RuleSets, Standard } from '../standard/standard.js'

// The sentences about a finding, made last and from its data alone.

type Words = Readonly<Record<Language, string>>

const relations: Readonly<Record<Expected['relation'], Words>> = {
  '>=': { zh: '不少于', en: 'at least' },
  '>': { zh: '多于', en: 'more than' },
  '<=': { zh: '不超过', en: 'at most' },
  '<': { zh: '少于', en: 'less than' },
  '==': { zh: '应为', en: 'exactly' },
  '!=': { zh: '不应为', en: 'not' },
  between: { zh: '应在', en: 'between' },
  includes: { zh: '应有', en: '' },
  in: { zh: '应为', en: 'one of' },
  every: { zh: '应全部符合', en: 'every one' },
  holds: { zh: '应符合', en: '' },
}

const reasons: Readonly<Record<Reason, Words>> = {
  short: { zh: '不足', en: 'too little' },
  over: { zh: '超出', en: 'too much' },
  absent: { zh: '缺项', en: 'absent' },
  late: { zh: '逾期完成', en: 'reached late' },
  overdue: { zh: '逾期未完成', en: 'overdue' },
  'not-met': { zh: '不符合', en: 'not met' },
  missing: { zh: '资料未提供', en: 'not given' },
  blank: { zh: '资料为空', en: 'left blank' },
  unreadable: { zh: '资料无法识读', en: 'unreadable' },
  'incomplete-list': { zh: '清单不完整', en: 'the list is not complete' },
  unclassified: { zh: '尚未归类', en: 'not classified' },
  applicability: { zh: '是否适用尚不能确定', en: 'not known whether it applies' },
  ambiguous: { zh: '资料自相矛盾', en: 'the data contradict each other' },
  condition: { zh: '条件不符', en: 'its condition does not hold' },
  'not-claimed': { zh: '选配，未设', en: 'optional, not claimed' },
  empty: { zh: '无相应对象', en: 'there is nobody or nothing it speaks of' },
}

/** The requirement a finding answers, with what is needed to name its words. */
export interface Named {
  readonly requirement: Requirement
  readonly recordType: string
  readonly vocabulary: Vocabulary
}

/** Finds the requirement of a finding among some rule sets. */
export function requirementOf(
  finding: Finding,
  { standards, vocabulary }: Pick<RuleSets, 'standards' | 'vocabulary'>,
): Named {
  const standard = standards.find(({ id }) => id === finding.standard) as Standard
  const requirement = standard.requirements.find(({ id }) => id === finding.requirement) as Requirement
  return { requirement, recordType: finding.record.type, vocabulary }
}

/**
 * A finding as one sentence in each language: what is required, and what was found.
 *
 * @example
 * toMessage(finding, ruleSets).en
 * //=> 'the lounge has at least 150 m²: at least 150 m² required, 149.99 m² found, 0.01 m² short'
 */
export function toMessage(finding: Finding, ruleSets: Pick<RuleSets, 'standards' | 'vocabulary'>): Label {
  return messageOf(finding, requirementOf(finding, ruleSets))
}

/** As `toMessage`, for whoever has found the requirement. */
export function messageOf(finding: Finding, named: Named): Label {
  const { statement } = named.requirement
  return {
    zh: `${statement.zh}：${detailOf(finding, named, 'zh')}`,
    en: `${statement.en}: ${detailOf(finding, named, 'en')}`,
  }
}

/** What was found, without the statement of the requirement. */
export function detailOf(finding: Finding, named: Named, language: Language): string {
  const flags = finding.flags.map((name) => named.requirement.flags![name]![language])
  const { status, period: decided, waiver } = finding
  const waived = waiver === null ? [] : [{ zh: `已豁免（${waiver}）`, en: `waived (${waiver})` }[language]]
  const inPeriod =
    decided === null || status === 'not-applicable' ? '' : { zh: `${decided}：`, en: `${decided}: ` }[language]
  const parts = [`${inPeriod}${statusDetailOf(finding, named, language)}`, ...flags, ...waived]
  return parts.join({ zh: '；', en: '; ' }[language])
}

function statusDetailOf(finding: Finding, named: Named, language: Language): string {
  const say = (words: Words) => words[language]
  const { status, reason } = finding
  switch (status) {
    case 'pass':
      return [say({ zh: '符合', en: 'met' }), found(finding.actual, finding, named, language)]
        .filter(Boolean)
        .join(say({ zh: '，', en: ', ' }))
    case 'fail':
      return failure(finding, named, language)
    case 'not-due': {
      const soFar = typeof finding.expected.value === 'number' ? found(finding.actual, finding, named, language) : ''
      return [
        finding.due === null
          ? say({ zh: '没有期限，尚未完成', en: 'no day is set, not reached yet' })
          : say({
              zh: `期限 ${finding.due} 未到，尚未完成`,
              en: `not due before the end of ${finding.due}, not reached yet`,
            }),
        soFar,
      ]
        .filter(Boolean)
        .join(say({ zh: '，', en: ', ' }))
    }
    case 'not-applicable':
      return say({ zh: `不适用（${say(reasons[reason!])}）`, en: `not applicable (${say(reasons[reason!])})` })
    case 'unknown': {
      const facts = finding.settledBy
        .map((pointer) => placeName(pointer, named, language))
        .join(say({ zh: '、', en: ', ' }))
      const known = found(finding.actual, finding, named, language)
      const text = say({
        zh: `${say(reasons[reason!])}，须查明：${facts}`,
        en: `${say(reasons[reason!])}; find out: ${facts}`,
      })
      return known === '' ? text : `${text}${say({ zh: `（已知${known}）`, en: ` (known: ${known})` })}`
    }
  }
}

function failure(finding: Finding, named: Named, language: Language): string {
  const say = (words: Words) => words[language]
  const comma = say({ zh: '，', en: ', ' })
  if (finding.reason === 'absent')
    return `${say({ zh: '缺', en: 'absent: ' })}${names(finding.absent, named, language)}`
  if (finding.reason === 'overdue')
    return say({ zh: `应于 ${finding.due} 前（含当日）完成，尚未完成`, en: `due by ${finding.due}, not reached yet` })
  const parts = [
    required(finding.expected, named, language),
    found(finding.actual, finding, named, language),
    gap(finding, named, language),
  ]
  if (finding.period !== null && finding.absent.length > 1)
    parts.push(`${say({ zh: '未达到的时段：', en: 'missed in ' })}${finding.absent.join(say({ zh: '、', en: ', ' }))}`)
  else if (finding.period === null && finding.absent.length > 0)
    parts.push(`${say({ zh: '缺', en: 'absent: ' })}${names(finding.absent, named, language)}`)
  return parts.filter(Boolean).join(comma)
}

/** What was required, in words. */
export function required(expected: Expected, named: Named, language: Language): string {
  const { relation, value, unit, of, per } = expected
  if (per !== undefined) return ratioRequired(String(value), per, language)
  const word =
    isDay(value) && relation === '<=' ? { zh: '应不晚于', en: 'by' }[language] : relations[relation][language]
  const tail = language === 'en' ? ' required' : ''
  if (relation === 'every' || relation === 'holds')
    return language === 'en' ? `${word || 'this'} must satisfy it` : word
  if (typeof value === 'boolean') return language === 'en' ? 'yes required' : '应为“是”'
  if (relation === 'between')
    return `${word}${language === 'en' ? ' ' : ' '}${(value as number[]).join('–')}${unitText(unit, named, language)}${language === 'en' ? tail : ' 之间'}`
  const what =
    typeof value === 'object'
      ? names(value.map(String), named, language)
      : `${term(String(value), named, language)}${unitText(unit, named, language)}`
  const counted =
    of === undefined
      ? ''
      : language === 'en'
        ? ` of ${names(of, named, language)}`
        : `（${names(of, named, language)}）`
  const every = expected.each ? { zh: '每处', en: 'each ' }[language] : ''
  return `${every}${word}${word === '' ? '' : ' '}${what}${counted}${tail}`
}

const ratioRequired = (least: string, per: number, language: Language): string =>
  ({ zh: `每 ${per} 应不少于 ${least}`, en: `at least ${least} to ${per} required` })[language]

function found(actual: Measured | null, finding: Finding, named: Named, language: Language): string {
  if (actual === null || finding.expected.relation === 'holds') return ''
  const text = measured(actual, named, language)
  return language === 'en' ? `${text} found` : `实为 ${text}`
}

function measured(actual: Measured, named: Named, language: Language): string {
  const unit = unitText(actual.unit, named, language)
  if ('value' in actual) {
    if (typeof actual.value === 'boolean')
      return { zh: actual.value ? '是' : '否', en: actual.value ? 'yes' : 'no' }[language]
    return `${term(String(actual.value), named, language)}${ofWhole(actual.value, actual.of, language)}${unit}`
  }
  const { low, high } = actual
  if (isDay(low ?? high)) return period(low, high, language)
  if (low === null) return language === 'en' ? `at most ${high}${unit}` : `不超过 ${high}${unit}`
  if (high === null) return language === 'en' ? `at least ${low}${unit}` : `不少于 ${low}${unit}`
  return `${low}–${high}${ofWhole(undefined, actual.of, language)}${unit}`
}

/** " of 7 (42.9%)": a part beside its whole. */
function ofWhole(part: unknown, whole: number | undefined, language: Language): string {
  if (whole === undefined) return ''
  const percent = whole === 0 || typeof part !== 'number' ? '' : `${((100 * part) / whole).toFixed(1)}%`
  return { zh: `／${whole}${percent && `（${percent}）`}`, en: ` of ${whole}${percent && ` (${percent})`}` }[language]
}

function period(low: unknown, high: unknown, language: Language): string {
  if (low === null) return language === 'en' ? `no later than ${high}` : `不晚于 ${high}`
  if (high === null) return language === 'en' ? `not before ${low}` : `不早于 ${low}`
  return language === 'en' ? `from ${low} to ${high}` : `${low} 至 ${high}`
}

function gap({ shortfall, reason }: Finding, named: Named, language: Language): string {
  if (shortfall === null) return ''
  const amount = amountOf(shortfall, named.vocabulary, language)
  if (language === 'en') return `${amount} ${reason === 'over' ? 'over' : 'short'}`
  return `${reason === 'over' ? '超出' : '差'} ${amount}`
}

/** An amount, or between what it lies: "3 m²", "3–5 m²", "3+ m²". */
export function amountOf(amount: Measured, vocabulary: Vocabulary, language: Language): string {
  const unit = unitText(amount.unit, { vocabulary }, language)
  if ('value' in amount || amount.low === amount.high) return `${'value' in amount ? amount.value : amount.low}${unit}`
  return amount.high === null ? `${amount.low}+${unit}` : `${amount.low}–${amount.high}${unit}`
}

/** What the members of a list are called where nobody says: nothing. */
const anyMembers = 'members'

function unitText(unit: string | undefined, { vocabulary }: Pick<Named, 'vocabulary'>, language: Language): string {
  if (unit === undefined || unit === '' || unit === anyMembers) return ''
  return unit === '%' ? '%' : ` ${vocabulary.units[unit]?.[language] ?? unit}`
}

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

function names(terms: readonly string[], named: Named, language: Language): string {
  return terms
    .map((id) =>
      id
        .split('|')
        .map((each) => term(each, named, language))
        .join(language === 'zh' ? '或' : ' or '),
    )
    .join(language === 'zh' ? '、' : ', ')
}

/** The label of a term, looked for in the sections that the requirement's facts draw on. */
function term(id: string, { requirement, recordType, vocabulary }: Named, language: Language): string {
  for (const path of factsOf(requirement.check.holds)) {
    const fact = factNamed(vocabulary, recordType, path)
    const label = fact?.type === 'term' || fact?.type === 'terms' ? vocabulary.terms[fact.terms]?.[id] : undefined
    if (label !== undefined) return label[language]
  }
  return id
}

/** A fact that a JSON Pointer leads to, as people call it: "Staff 2: certified", or of another record "site a: built". */
export function placeName(
  pointer: string,
  { recordType, vocabulary }: Pick<Named, 'recordType' | 'vocabulary'>,
  language: Language,
): string {
  const { record, keys } = parsePointer(pointer)
  const inner = factName(keys, vocabulary.facts[record?.type ?? recordType] ?? {}, vocabulary, language)
  if (record === undefined) return inner
  const colon = language === 'zh' ? '：' : ': '
  return `${record.type} ${record.id}${inner && `${colon}${inner}`}`
}

function factName(
  [name = '', index, ...rest]: readonly string[],
  facts: { readonly [name: string]: Fact },
  vocabulary: Vocabulary,
  language: Language,
): string {
  const fact = Object.hasOwn(facts, name) ? facts[name]! : undefined
  if (fact === undefined) return name
  if (index === undefined) {
    const whole =
      fact.type === 'list' || fact.type === 'records' ? { zh: '（完整名单）', en: ' (the whole list)' }[language] : ''
    return `${fact[language]}${whole}`
  }
  const colon = language === 'zh' ? '：' : ': '
  if (fact.type === 'terms')
    return `${fact[language]}${colon}${vocabulary.terms[fact.terms]?.[index]?.[language] ?? index}`
  if (fact.type !== 'list') return `${fact[language]}${colon}${index}`
  const inner = rest.length === 0 ? '' : factName(rest, fact.members as { [name: string]: Fact }, vocabulary, language)
  return `${fact[language]} ${Number(index) + 1}${inner && `${colon}${inner}`}`
}
