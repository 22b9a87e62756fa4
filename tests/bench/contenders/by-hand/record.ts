import type { Measured, Reason, Status } from '../../../../src/index.js'
import { by, fail, none, type Page, pass, settle, type Truth, unknown, write } from './page.js'

// The requirements on facts of the record itself.

const named = new Set<unknown>([
  'yanzhou',
  'qufu',
  'sishui',
  'zoucheng',
  'weishan',
  'yutai',
  'jinxiang',
  'jiaxiang',
  'wenshang',
  'liangshan',
])
const yes: Measured = Object.freeze({ value: true })
const no: Measured = Object.freeze({ value: false })

export const alone = (name: string): readonly string[] => Object.freeze([`/${name}`])

export function yesNo(page: Page, index: number, name: string, cited: readonly string[]): void {
  const value = page.record[name]
  if (value === true) pass(page, index, yes, cited)
  else if (value === false) fail(page, index, 'not-met', no, null, none, cited)
  else {
    const facts: string[] = []
    unknown(page, index, settle(facts, cited[0]!, null, value), null, none, none, facts)
  }
}

/** One yes of two is enough. */
export function groundFloorOrOffice(page: Page, index: number): void {
  const { groundFloor, separateOffice } = page.record
  const evidence: string[] = []
  const passed = groundFloor === true || separateOffice === true
  if (passed ? groundFloor === true : groundFloor === false) evidence.push('/groundFloor')
  if (passed ? separateOffice === true : separateOffice === false) evidence.push('/separateOffice')
  if (passed) pass(page, index, null, evidence)
  else if (evidence.length === 2) fail(page, index, 'not-met', null, null, none, evidence)
  else {
    const facts: string[] = []
    let reason: Reason | null = null
    if (groundFloor !== false) reason = settle(facts, '/groundFloor', reason, groundFloor)
    if (separateOffice !== false) reason = settle(facts, '/separateOffice', reason, separateOffice)
    unknown(page, index, reason!, null, none, evidence, facts)
  }
}

const totalAreaAlone = alone('totalArea')

export function totalArea(page: Page, index: number): void {
  const value = page.record.totalArea
  if (typeof value !== 'number') {
    const facts: string[] = []
    unknown(page, index, settle(facts, '/totalArea', null, value), null, none, none, facts)
  } else if (value >= 400) pass(page, index, { value, unit: 'm²' }, totalAreaAlone)
  else {
    // Of a figure with two places behind the point it is short by no more than two.
    const shortfall = { value: Math.round((400 - value) * 100) / 100, unit: 'm²' }
    fail(page, index, 'short', { value, unit: 'm²' }, shortfall, none, totalAreaAlone)
  }
}

const first = '0000-00-00'
const last = '9999-99-99'

/** The day it was built, as far as it is known: between two days. */
function builtBetween(value: unknown, asOf: string, dayAfter: string): [string, string] {
  if (value === true) return [first, asOf]
  if (value === false) return [dayAfter, last]
  if (typeof value !== 'string' || value === '') return [first, last]
  if (value.length === 10) return value > asOf ? [dayAfter, last] : [value, value]
  const [from, until] = value.length === 4 ? [`${value}-01-01`, `${value}-12-31`] : monthOf(value)
  return [from > asOf ? dayAfter : from, until <= asOf ? until : last]
}

function monthOf(month: string): [string, string] {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return [`${month}-01`, `${month}-${days}`]
}

/** Whether what is not met is not due yet: on time still, and not built. */
export function pendingOf(built: unknown, asOf: string, dayAfter: string): Truth {
  if (asOf > by) return 0
  const [low, high] = builtBetween(built, asOf, dayAfter)
  return low > asOf ? 2 : high <= asOf ? 0 : 1
}

const builtAlone = alone('built')
const regionAlone = alone('region')

/** Whether the deadline is one of this region, and whether it was met. */
export function builtTruth(region: unknown, value: unknown, asOf: string, dayAfter: string): [Truth, Truth] {
  const [low, high] = builtBetween(value, asOf, dayAfter)
  return [appliesIn(region), high <= by ? 2 : low > by ? 0 : 1]
}

/** Of the city alone nobody knows whether it is one of its counties. */
const appliesIn = (region: unknown): Truth =>
  named.has(region) ? 2 : typeof region === 'string' && region !== 'jining' ? 0 : 1

/** The deadline, of ten counties by name. */
export function built(page: Page, index: number, dayAfter: string): void {
  const { record, asOf } = page
  const evidence = typeof record.built === 'boolean' || typeof record.built === 'string' ? builtAlone : none
  const applies = appliesIn(record.region)
  const [low, high] = builtBetween(record.built, asOf, dayAfter)
  const actual = dayBetween(low, high)
  const truth: Truth = high <= by ? 2 : low > by ? 0 : 1
  const say = (status: Status, reason: Reason | null, cited: readonly string[], settledBy: readonly string[]): void =>
    write(page, index, status, reason, applies === 0 ? null : actual, null, none, cited, settledBy, by, none)
  if (applies === 0) say('not-applicable', 'condition', regionAlone, none)
  else if (applies === 2 && truth === 2) say('pass', null, evidence, none)
  else if (applies === 2 && page.pending === 2) say('not-due', null, evidence, none)
  else {
    const facts: string[] = []
    let reason: Reason | null = null
    if (applies === 1) {
      settle(facts, '/region', null, record.region)
      reason = 'applicability'
    }
    if (truth === 1) reason = settle(facts, '/built', reason, missingDay(record.built))
    else if (truth === 0 && page.pending === 1) reason = settle(facts, '/built', 'applicability', undefined)
    if (facts.length > 0) say('unknown', reason, evidence, facts)
    else say('fail', low > asOf ? 'overdue' : 'late', evidence, none)
  }
}

function dayBetween(low: string, high: string): Measured | null {
  if (low === high) return { value: low }
  if (low === first && high === last) return null
  return { low: low === first ? null : low, high: high === last ? null : high }
}

/** Of what was given without a day, the day is missing. */
const missingDay = (value: unknown): unknown => (value === null || value === '' ? null : undefined)
