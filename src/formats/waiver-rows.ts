import type { Finding } from '../evaluate/finding.js'
import type { Label, Language } from '../record/vocabulary.js'
import type { Report, WaiverTally } from '../report/report.js'
import type { Obligation } from '../standard/standard.js'
import type { FormatOptions } from './format.js'

// What reports say of waivers.

export const waiverWords: Readonly<Record<WaiverTally['state'], Label>> = {
  'in-force': { zh: '有效', en: 'in force' },
  expired: { zh: '已到期', en: 'expired' },
  'not-yet': { zh: '尚未开始', en: 'not yet in force' },
}

/** The columns of a table of waivers, with how wide they are in characters where that is much. */
export const waiverColumns: readonly (Label & { readonly width?: number })[] = [
  { zh: '豁免', en: 'waiver' },
  { zh: '状态', en: 'state', width: 16 },
  { zh: '结论数', en: 'findings' },
  { zh: '起', en: 'from', width: 12 },
  { zh: '止', en: 'until', width: 12 },
  { zh: '要求', en: 'requirement', width: 40 },
  { zh: '适用于', en: 'for', width: 24 },
  { zh: '理由', en: 'reason', width: 40 },
  { zh: '批准机关', en: 'approver', width: 24 },
  { zh: '依据', en: 'allowed by', width: 24 },
]

/** Its number of findings is what it covers, or would if it were in force. */
export function waiverRow(waiver: WaiverTally, language: Language): readonly (string | number)[] {
  const { id, state, findings, from, until, requirement, record, region, reason, approver, clause } = waiver
  const word = waiverWords[state][language]
  return [id, word, findings, from, until, requirement, record ?? region ?? '', reason, approver, clause]
}

/** Beside the counts, how many are waived: a column where anything is. */
export const waivedHead = (waived: Report['waived'], language: Language): string[] =>
  isAnyWaived(waived) ? [{ zh: '其中已豁免', en: 'of these waived' }[language]] : []

export const waivedCells = (waived: Report['waived'], obligation: Obligation): number[] =>
  isAnyWaived(waived) ? [waived[obligation].fail + waived[obligation].unknown] : []

const isAnyWaived = (waived: Report['waived']): boolean =>
  Object.values(waived).some(({ fail, unknown }) => fail + unknown > 0)

/** Why a finding is waived and who allows it, where the waivers are at hand. */
export function whyWaived({ waiver }: Finding, { waivers, language }: Pick<FormatOptions, 'waivers' | 'language'>) {
  const named = waivers?.find(({ id }) => id === waiver)
  if (named === undefined) return ''
  const { reason, approver, clause, until } = named
  return {
    zh: `${reason}（${approver}，${clause}，至 ${until}）`,
    en: `${reason} (${approver}, ${clause}, until ${until})`,
  }[language]
}
