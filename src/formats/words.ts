import type { Status } from '../evaluate/finding.js'
import type { Label } from '../record/vocabulary.js'
import type { Verdict } from '../report/report.js'
import type { Completion } from '../report/summarize.js'
import type { Obligation } from '../standard/standard.js'

// What reports call the ids that findings carry.

export const verdictWords: Readonly<Record<Verdict, Label>> = {
  'non-compliant': { zh: '不符合', en: 'non-compliant' },
  undetermined: { zh: '无法判定', en: 'undetermined' },
  deviating: { zh: '有偏离', en: 'deviating' },
  waived: { zh: '已豁免', en: 'waived' },
  'not-due': { zh: '未到期', en: 'not due' },
  compliant: { zh: '符合', en: 'compliant' },
  'not-assessed': { zh: '未评定', en: 'not assessed' },
}

export const statusWords: Readonly<Record<Status, Label>> = {
  pass: { zh: '符合', en: 'pass' },
  fail: { zh: '不符合', en: 'fail' },
  unknown: { zh: '无法判定', en: 'unknown' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
  'not-due': { zh: '未到期', en: 'not due' },
}

export const obligationWords: Readonly<Record<Obligation, Label>> = {
  must: { zh: '必须', en: 'must' },
  target: { zh: '目标', en: 'target' },
  should: { zh: '原则上', en: 'should' },
  may: { zh: '可选', en: 'may' },
}

/** "93.3%", or from the least to the most it can be: "80.0–93.3%". */
export function percentOf({ low, high, of }: Completion): string {
  if (of === 0) return '–'
  const percent = (part: number) => ((100 * part) / of).toFixed(1)
  return low === high ? `${percent(low)}%` : `${percent(low)}–${percent(high)}%`
}
