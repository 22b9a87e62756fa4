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
} from './page.js'
import {
  atLeastTen,
  catharsis,
  counselling,
  equipment,
  roomTests,
  type Settle,
  separate,
  settleSeparate,
  settleSize,
  settleTypes,
  size,
  type Test,
  typeNumber,
  types,
} from './room.js'
import { isThere } from './terms.js'

// Every requirement on rooms. What type each room has is found out once.

/** Stands for all eight. */
const allTypes = -1

/** The rooms of the record at hand: their type by its number, 8 where it is another, -1 where nobody knows. */
interface Rooms {
  list: readonly Json[]
  complete: boolean
  readonly type: number[]
  truths: Truth[]
}
const rooms: Rooms = { list: [], complete: false, type: [], truths: [] }
const at = pointersInto('/rooms')
const onlyList: readonly string[] = Object.freeze(['/rooms'])
const noRooms: readonly Json[] = []

/** The numbers of the requirements of rooms, in the standard's order: rooms, separate, size, eight of equipment. */
export function judgeRooms(page: Page, first: number): void {
  const value = page.record.rooms
  rooms.list = Array.isArray(value) ? value : noRooms
  rooms.complete = Array.isArray(value) && isComplete(page.record, 'rooms')
  let there = 0
  let open = !rooms.complete
  for (let i = 0; i < rooms.list.length; i++) {
    const { type } = rooms.list[i]!
    const number = typeof type !== 'string' ? -1 : typeNumber(type)
    rooms.type[i] = number
    if (number >= 0) there |= 1 << number
    else open = true
  }
  roomOfEachType(page, first, there, open)
  every(page, first + 1, allTypes, separate, settleSeparate)
  every(page, first + 2, counselling, size, settleSize)
  for (let type = 0; type < 8; type++) every(page, first + 3 + type, type, roomTests[type]!, settleTypes[type]!)
}

function roomOfEachType(page: Page, index: number, there: number, open: boolean): void {
  const missing = 255 & ~there
  const evidence: string[] = []
  const failed = missing !== 0 && !open
  for (let type = 0; type < 8; type++) {
    const isMissing = missing & (1 << type)
    if (failed && !isMissing) continue
    let cited = false
    for (let i = 0; i < rooms.list.length; i++) {
      if (!isMissing && rooms.type[i] !== type) continue
      cited = true
      if (!evidence.includes(at(i))) evidence.push(at(i))
    }
    if (!cited && isObject(page.record.rooms) && !evidence.includes('/rooms')) evidence.push('/rooms')
  }
  if (missing === 0) pass(page, index, null, evidence)
  else if (failed) {
    const absent = types.filter((_, type) => missing & (1 << type))
    fail(page, index, 'absent', null, null, absent, evidence)
  } else {
    const facts: string[] = []
    let reason: Reason | null = null
    for (let i = 0; i < rooms.list.length; i++)
      if (rooms.type[i] === -1) reason = settle(facts, `${at(i)}/type`, reason, rooms.list[i]!.type)
    reason = settleList(page, facts, reason)
    unknown(page, index, reason!, null, none, evidence, facts)
  }
}

const cited = (page: Page): readonly string[] => (isObject(page.record.rooms) ? onlyList : none)

function settleList(page: Page, facts: string[], reason: Reason | null): Reason | null {
  if (rooms.complete) return reason
  const value = page.record.rooms
  return settle(facts, '/rooms', reason ?? (isObject(value) ? 'incomplete-list' : null), value)
}

/** What is asked of every room of a type, or of all eight. */
function every(page: Page, index: number, type: number, test: Test, settleRoom: Settle): void {
  const { list, truths, complete } = rooms
  const members: string[] = []
  const failures: string[] = []
  let open = !complete
  let satisfied = 0
  let may = 0
  for (let i = 0; i < list.length; i++) {
    const number = rooms.type[i]!
    if (!mayBe(number, type)) continue
    members.push(at(i))
    const truth = test(list[i]!)
    truths[i] = truth
    const sure = number !== -1
    if (truth !== 0) may++
    if (truth === 0 && sure) failures.push(at(i))
    if (truth !== 2) open = true
    else if (sure) satisfied++
  }
  const actual = type === allTypes ? between(satisfied, complete ? may : Infinity, undefined) : null
  // What would fail if it belonged says nothing: nobody knows whether it does.
  const shows = failures.length > 0 ? failures : may === 0 && complete ? none : members
  const shown = shows.length === 0 ? cited(page) : shows
  if (failures.length > 0) fail(page, index, failure(type, test), actual, null, absent(type, test), shown)
  else if (members.length === 0 && complete) empty(page, index, actual, shown)
  else if (!open && satisfied > 0) pass(page, index, actual, shown)
  else {
    const facts: string[] = []
    const reason = settleRooms(page, type, satisfied > 0, settleRoom, facts)
    // While a room may have them all, none is absent; of those of which two are enough any may be.
    const lacks = type === catharsis || (may === 0 && complete)
    unknown(page, index, reason, actual, lacks ? absent(type, test) : none, shown, facts)
  }
}

/** What is open about the rooms that may be of a type; once one is as it should be, others need not be of it. */
function settleRooms(page: Page, type: number, satisfied: boolean, settleRoom: Settle, facts: string[]): Reason {
  let reason: Reason | null = null
  for (let i = 0; i < rooms.list.length; i++) {
    const number = rooms.type[i]!
    if (!mayBe(number, type)) continue
    const truth = rooms.truths[i]!
    if ((truth !== 1 && number !== -1) || (truth === 2 && satisfied)) continue
    if (number === -1) reason = settle(facts, `${at(i)}/type`, reason, rooms.list[i]!.type)
    if (truth === 1) reason = settleRoom(rooms.list[i]!, at(i), facts, reason)
  }
  return settleList(page, facts, reason)!
}

const mayBe = (number: number, type: number): boolean =>
  number === type || number === -1 || (type === allTypes && number !== 8)

function failure(type: number, test: Test): Reason {
  if (type === allTypes) return 'not-met'
  if (test !== size) return type === catharsis ? 'short' : 'absent'
  for (let i = 0; i < rooms.list.length; i++)
    if (rooms.type[i] === type && atLeastTen(rooms.list[i]!.usableArea) === 0) return 'short'
  return 'over'
}

/** Terms that a room surely of the type lacks, or every room that may be of it. */
function absent(type: number, test: Test): readonly string[] {
  if (type === allTypes || test === size) return none
  const { terms, names } = equipment[type]!
  const lacking: string[] = []
  for (let term = 0; term < terms.length; term++) if (isLacking(type, terms[term]!)) lacking.push(names[term]!)
  return lacking.length === 0 ? none : lacking
}

function isLacking(type: number, alternatives: readonly string[]): boolean {
  let mayHold = !rooms.complete
  for (let i = 0; i < rooms.list.length; i++) {
    const number = rooms.type[i]!
    if (number !== type && number !== -1) continue
    const room = rooms.list[i]!
    const truth = isThere(room.equipment, alternatives, isComplete(room, 'equipment'))
    if (truth === 0 && number === type) return true
    if (truth !== 0) mayHold = true
  }
  return !mayHold
}
