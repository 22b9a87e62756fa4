import type { Reason } from '../../../../src/index.js'
import {
  between,
  empty,
  fail,
  isComplete,
  isObject,
  type Json,
  none,
  type Page,
  pass,
  pointersInto,
  settle,
  type Truth,
  unknown,
  write,
} from './page.js'

// Every requirement on staff. What role and employment each person has is found out once.

/** Bits of a role: of those who work, of those who counsel. What nobody knows may be either. */
const worker = 1
const counsellor = 2
const either = worker | counsellor
const fullTime = 1
const partTime = 2
const unknownBit = 4

interface Staff {
  list: readonly Json[]
  complete: boolean
  readonly role: number[]
  readonly employment: number[]
  truths: Truth[]
}
const staff: Staff = { list: [], complete: false, role: [], employment: [], truths: [] }
const at = pointersInto('/staff')
const onlyList: readonly string[] = Object.freeze(['/staff'])
const twice: readonly string[] = Object.freeze(['counted-twice'])
const nobody: readonly Json[] = []

export function roleBits(role: unknown): number {
  switch (role) {
    case 'worker':
    case 'manager':
    case 'service-person':
    case 'social-worker':
      return worker
    case 'counsellor':
    case 'psychotherapist':
    case 'psychiatrist':
      return counsellor
    default:
      return typeof role === 'string' ? 0 : unknownBit | either
  }
}

export const employmentBits = (value: unknown): number =>
  value === 'full-time'
    ? fullTime
    : value === 'part-time'
      ? partTime
      : typeof value === 'string'
        ? 0
        : unknownBit | fullTime | partTime

export function judgeStaff(page: Page, first: number): void {
  const value = page.record.staff
  staff.list = Array.isArray(value) ? value : nobody
  staff.complete = Array.isArray(value) && isComplete(page.record, 'staff')
  for (let i = 0; i < staff.list.length; i++) {
    staff.role[i] = roleBits(staff.list[i]!.role)
    staff.employment[i] = employmentBits(staff.list[i]!.employment)
  }
  count(page, first, either, fullTime, 2)
  every(page, first + 1, 0, fullTime, 'competent')
  count(page, first + 2, counsellor, fullTime, 2)
  every(page, first + 3, counsellor, fullTime, 'nationalCertificate')
  count(page, first + 4, counsellor, partTime, 6)
  every(page, first + 5, counsellor, partTime, 'nationalCertificate')
}

/** 0: does not belong, 1: may, 2: surely does. `roles` 0 asks for none. */
function belongs(i: number, roles: number, employment: number): Truth {
  const role = staff.role[i]!
  const employed = staff.employment[i]!
  if ((employed & employment) === 0 || (roles !== 0 && (role & roles) === 0)) return 0
  return (employed | (roles === 0 ? 0 : role)) & unknownBit ? 1 : 2
}

const cited = (page: Page): readonly string[] => (isObject(page.record.staff) ? onlyList : none)

/** Notes what keeps a person from surely belonging. */
function settlePerson(i: number, roles: number, facts: string[], reason: Reason | null): Reason | null {
  let first = reason
  const { role, employment } = staff.list[i]!
  if (roles !== 0 && staff.role[i]! & unknownBit) first = settle(facts, `${at(i)}/role`, first, role)
  if (staff.employment[i]! & unknownBit) first = settle(facts, `${at(i)}/employment`, first, employment)
  return first
}

function settleList(page: Page, facts: string[], reason: Reason | null): Reason | null {
  if (staff.complete) return reason
  const value = page.record.staff
  return settle(facts, '/staff', reason ?? (isObject(value) ? 'incomplete-list' : null), value)
}

function count(page: Page, index: number, roles: number, employment: number, least: number): void {
  const evidence: string[] = []
  let low = 0
  for (let i = 0; i < staff.list.length; i++) {
    const truth = belongs(i, roles, employment)
    if (truth === 0) continue
    if (truth === 2) low++
    evidence.push(at(i))
  }
  const high = staff.complete ? evidence.length : Infinity
  const actual = between(low, high, 'persons')
  const shown = evidence.length === 0 ? cited(page) : evidence
  if (low >= least) {
    const flags = roles === either && countedTwice() ? twice : none
    write(page, index, 'pass', null, actual, null, none, shown, none, null, flags)
  } else if (high < least) {
    const shortfall = between(least - high, least - low, 'persons')
    fail(page, index, 'short', actual, shortfall, none, shown)
  } else {
    const facts: string[] = []
    let reason: Reason | null = null
    for (let i = 0; i < staff.list.length; i++)
      if (belongs(i, roles, employment) === 1) reason = settlePerson(i, roles, facts, reason)
    reason = settleList(page, facts, reason)
    unknown(page, index, reason!, actual, none, shown, facts)
  }
}

/** Enough only with counsellors whom the next requirement needs. */
function countedTwice(): boolean {
  if (!staff.complete) return false
  let workers = 0
  let counsellors = 0
  for (let i = 0; i < staff.list.length; i++) {
    if ((staff.employment[i]! & fullTime) === 0) continue
    if (staff.role[i]! & worker) workers++
    if (staff.role[i]! & counsellor) counsellors++
  }
  return workers + Math.max(counsellors, 2) - 2 < 2
}

function every(page: Page, index: number, roles: number, employment: number, name: string): void {
  const { list, truths, complete } = staff
  const members: string[] = []
  const failures: string[] = []
  let open = !complete
  let satisfied = 0
  let may = 0
  for (let i = 0; i < list.length; i++) {
    const member = belongs(i, roles, employment)
    if (member === 0) continue
    members.push(at(i))
    const value = list[i]![name]
    const truth = value === true ? 2 : value === false ? 0 : 1
    truths[i] = truth
    if (truth !== 0) may++
    if (truth === 0 && member === 2) failures.push(at(i))
    if (truth !== 2) open = true
    else if (member === 2) satisfied++
  }
  const actual = between(satisfied, complete ? may : Infinity, 'persons')
  // What would fail if it belonged says nothing: nobody knows whether it does.
  const shows = failures.length > 0 ? failures : may === 0 && complete ? none : members
  const shown = shows.length === 0 ? cited(page) : shows
  if (failures.length > 0) fail(page, index, 'not-met', actual, null, none, shown)
  else if (members.length === 0 && complete) empty(page, index, actual, shown)
  else if (!open && satisfied > 0) pass(page, index, actual, shown)
  else {
    const facts: string[] = []
    let reason: Reason | null = null
    for (let i = 0; i < list.length; i++) {
      const member = belongs(i, roles, employment)
      const truth = truths[i]!
      // Once one person is as they should be, others need not belong.
      if (member === 0 || (truth !== 1 && member === 2) || (truth === 2 && satisfied > 0)) continue
      if (member === 1) reason = settlePerson(i, roles, facts, reason)
      if (truth === 1) reason = settle(facts, `${at(i)}/${name}`, reason, list[i]![name])
    }
    reason = settleList(page, facts, reason)
    unknown(page, index, reason!, actual, none, shown, facts)
  }
}
