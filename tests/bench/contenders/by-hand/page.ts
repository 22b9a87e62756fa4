import type { Finding, Measured, Reason, Status } from '../../../../src/index.js'

// What the hand-written code keeps of a record while it writes its findings, and how it writes one.

export type Json = Record<string, unknown>
/** 0 is no, 1 is unknown, 2 is yes. */
export type Truth = 0 | 1 | 2
/** The constant parts of a finding: written down once, as hand-written code would. */
export type Constant = Pick<
  Finding,
  'standard' | 'version' | 'requirement' | 'kind' | 'clause' | 'covers' | 'obligation' | 'wording' | 'expected'
>

export interface Page {
  readonly constants: readonly Constant[]
  record: Json
  subject: Finding['record']
  asOf: string
  /** Whether what is not met is not due yet. */
  pending: Truth
  out: Finding[]
}

export const by = '2023-10-31'
export const none: readonly string[] = Object.freeze([])
const untilBuilt: readonly string[] = Object.freeze(['/built'])

export const why = (value: unknown): Reason =>
  value === undefined ? 'missing' : value === null ? 'blank' : 'unreadable'

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

export const isComplete = ({ incomplete }: Json, name: string): boolean =>
  !Array.isArray(incomplete) || !incomplete.includes(name)

/** Notes a fact that would settle the matter, once; gives the reason of the first. */
export function settle(facts: string[], pointer: string, reason: Reason | null, value: unknown): Reason {
  if (!facts.includes(pointer)) facts.push(pointer)
  return reason ?? why(value)
}

export function write(
  page: Page,
  index: number,
  status: Status,
  reason: Reason | null,
  actual: Measured | null,
  shortfall: Measured | null,
  absent: readonly string[],
  evidence: readonly string[],
  settledBy: readonly string[],
  due: string | null,
  flags: readonly string[],
): void {
  const constant = page.constants[index]!
  page.out.push({
    standard: constant.standard,
    version: constant.version,
    requirement: constant.requirement,
    kind: constant.kind,
    clause: constant.clause,
    covers: constant.covers,
    obligation: constant.obligation,
    wording: constant.wording,
    record: page.subject,
    status,
    reason,
    expected: constant.expected,
    actual,
    shortfall,
    absent,
    evidence,
    settledBy,
    due,
    period: null,
    flags,
    waiver: null,
  })
}

export function pass(page: Page, index: number, actual: Measured | null, evidence: readonly string[]): void {
  write(page, index, 'pass', null, actual, null, none, evidence, none, null, none)
}

export function fail(
  page: Page,
  index: number,
  reason: Reason,
  actual: Measured | null,
  shortfall: Measured | null,
  absent: readonly string[],
  evidence: readonly string[],
): void {
  if (page.pending === 0) write(page, index, 'fail', reason, actual, shortfall, absent, evidence, none, null, none)
  else if (page.pending === 2) write(page, index, 'not-due', null, actual, shortfall, absent, evidence, none, by, none)
  else write(page, index, 'unknown', 'applicability', actual, null, absent, evidence, untilBuilt, null, none)
}

export function unknown(
  page: Page,
  index: number,
  reason: Reason,
  actual: Measured | null,
  absent: readonly string[],
  evidence: readonly string[],
  settledBy: readonly string[],
): void {
  if (page.pending === 2) write(page, index, 'not-due', null, actual, null, absent, evidence, none, by, none)
  else if (page.pending === 0)
    write(page, index, 'unknown', reason, actual, null, absent, evidence, settledBy, null, none)
  else write(page, index, 'unknown', reason, actual, null, absent, evidence, [...settledBy, ...untilBuilt], null, none)
}

export function empty(page: Page, index: number, actual: Measured | null, evidence: readonly string[]): void {
  write(page, index, 'not-applicable', 'empty', actual, null, none, evidence, none, null, none)
}

/** A number between two bounds of which the upper may be open. */
export function between(low: number, high: number, unit: string | undefined): Measured | null {
  if (low === high) return unit === undefined ? { value: low } : { value: low, unit }
  if (low === 0 && high === Infinity) return null
  const most = high === Infinity ? null : high
  return unit === undefined ? { low, high: most } : { low, high: most, unit }
}

/** "/rooms/3" is written once however many records have a fourth room. */
export function pointersInto(list: string): (index: number) => string {
  const pointers: string[] = []
  return (index) => {
    pointers[index] ??= `${list}/${index}`
    return pointers[index]!
  }
}
