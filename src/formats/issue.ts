import type { Finding } from '../evaluate/finding.js'
import type { RecordResult } from '../report/report.js'
import { digestOf } from '../standard/digest.js'
import type { FormatOptions } from './format.js'
import { detailOf, requirementOf } from './message.js'

// What CI systems want to know of a finding: which rule, how grave, in a sentence, whether it is that of the last run.

export type Level = 'error' | 'warning' | 'note'

interface Obliged extends Pick<Finding, 'obligation'> {
  readonly record: Pick<Finding['record'], 'type'>
}

/**
 * How grave it is that a finding fails. An error is what makes a record non-compliant, as in `verdictOf`: a
 * must, or a target that a region set itself.
 *
 * @example
 * levelOf({ obligation: 'target', record: { type: 'region' } }) //=> 'error'
 */
export function levelOf({ obligation, record }: Obliged): Level {
  if (obligation === 'must' || (obligation === 'target' && record.type === 'region')) return 'error'
  return obligation === 'may' ? 'note' : 'warning'
}

/** "jiaxing-2021-33/health-lounge/menu-hours": a requirement among those of all standards. */
export const ruleIdOf = ({ standard, requirement }: Pick<Finding, 'standard' | 'requirement'>): string =>
  `${standard}/${requirement}`

/** "site/a": a record among those of all types. */
export const recordIdOf = ({ type, id }: Pick<RecordResult, 'type' | 'id'>): string => `${type}/${id}`

/** "Town library (site/a)": a record as people and programs know it. */
export const recordTitleOf = (record: Pick<RecordResult, 'type' | 'id' | 'name'>): string =>
  record.name === null ? recordIdOf(record) : `${record.name} (${recordIdOf(record)})`

/** A finding as one sentence in the language of the report; `toMessage` says it in both. */
export function sentenceOf(finding: Finding, options: FormatOptions): string {
  const { language } = options
  const named = requirementOf(finding, options)
  const colon = { zh: '：', en: ': ' }[language]
  return `${named.requirement.statement[language]}${colon}${detailOf(finding, named, language)}`
}

/** 64 hexadecimal digits, the same in every run for one requirement and record, whatever is found. */
export const fingerprintOf = ({ standard, requirement, record }: Finding): string =>
  digestOf([standard, requirement, record.type, record.id])

/** A file as repositories write it: "./data\\a.yaml" is "data/a.yaml". */
export const pathOf = (file: string): string => file.replaceAll('\\', '/').replace(/^(\.\/+)+/, '')

/**
 * A file as a URI reference: each part encoded, so that Chinese and blanks survive.
 *
 * @example
 * uriOf('数据/a b.yaml') //=> '%E6%95%B0%E6%8D%AE/a%20b.yaml'
 */
export function uriOf(file: string): string {
  const path = pathOf(file)
  const drive = /^[a-z]:(?=\/)/i.exec(path)?.[0]
  const parts = path.slice(drive?.length ?? 0).split('/')
  // What is no character has no code to write.
  const uri = parts.map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'))).join('/')
  return path.startsWith('/') || drive !== undefined ? `file://${drive === undefined ? '' : `/${drive}`}${uri}` : uri
}
