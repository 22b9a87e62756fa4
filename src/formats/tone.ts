import type { Status } from '../evaluate/finding.js'
import type { Verdict } from '../report/report.js'

/** What a colour stands for. It never stands alone: the words are beside it. */
export type Tone = Status | 'deviating'

export const toneOf: Readonly<Record<Verdict, Tone>> = {
  'non-compliant': 'fail',
  undetermined: 'unknown',
  deviating: 'deviating',
  waived: 'deviating',
  'not-due': 'not-due',
  compliant: 'pass',
  'not-assessed': 'not-applicable',
}

/** Ink and paper, as "RRGGBB"; their contrast is above 4.5. */
export const colours: Readonly<Record<Tone, { readonly ink: string; readonly paper: string }>> = {
  pass: { ink: '1B6E3C', paper: 'E0F3E6' },
  fail: { ink: 'B3261E', paper: 'FDE5E2' },
  unknown: { ink: '745300', paper: 'FCEFC9' },
  'not-applicable': { ink: '545B63', paper: 'ECEEF1' },
  'not-due': { ink: '1F5FA8', paper: 'E2EDFA' },
  deviating: { ink: '8F3D00', paper: 'FFE8D5' },
}
