import { printable } from '../printable.js'
import type { Language } from '../record/vocabulary.js'
import type { Document, Treatment } from '../standard/standard.js'
import type { Trace } from '../standard/trace.js'
import { toTable } from './table.js'

const treatmentWords: Readonly<Record<Treatment, Readonly<Record<Language, string>>>> = {
  encoded: { zh: '已编码', en: 'encoded' },
  attested: { zh: '检查认定', en: 'attested' },
  narrative: { zh: '叙述', en: 'narrative' },
  metadata: { zh: '文件信息', en: 'metadata' },
  reported: { zh: '通报数据', en: 'reported' },
  awaiting: { zh: '待编码', en: 'awaiting' },
}

const heads = {
  zh: ['条款', '位置', '处理', '摘要', '要求或原因'],
  en: ['clause', 'place', 'treatment', 'summary', 'requirements or reason'],
}

/** The matrix of a paper: each clause, how it is dealt with, and by which requirements or why not; then the totals. */
export function toTraceText({ clauses, totals }: Trace, document: Document, language: Language): string {
  const rows = clauses.map(({ key, at, treatment, requirements }) => {
    const { summary, reason } = document.clauses[key]!
    const answer = requirements.length > 0 ? requirements.join(', ') : (reason?.[language] ?? '')
    return [key, at, treatmentWords[treatment][language], printable(summary[language]), printable(answer)]
  })
  const counts = Object.entries(totals)
    .filter(([, count]) => count > 0)
    .map(([treatment, count]) => `${treatmentWords[treatment as Treatment][language]} ${count}`)
  const total = language === 'zh' ? `共 ${clauses.length} 条：` : `${clauses.length} clauses: `
  return `${toTable([heads[language], ...rows]).join('\n')}\n\n${total}${counts.join(language === 'zh' ? '，' : ', ')}\n`
}
