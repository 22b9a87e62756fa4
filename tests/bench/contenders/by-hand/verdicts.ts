import { dayAfter } from '../../../../src/dates.js'
import type { Status } from '../../../../src/index.js'
import { functions, onWall, others, rules } from './findings.js'
import { isComplete, type Json, type Truth } from './page.js'
import { builtTruth, pendingOf } from './record.js'
import { roomTests, size, typeNumber } from './room.js'
import { employmentBits, roleBits } from './staff.js'
import { areThere } from './terms.js'

// The limit of those that give verdicts and say nothing more: rooms and people are gone through once.

const statuses: readonly Status[] = ['fail', 'unknown', 'pass']
const counselling = 2
const unsure = 4

/** What the members say of one requirement. */
interface Every {
  failed: boolean
  open: boolean
  satisfied: boolean
  possible: boolean
}
const everyRoom: readonly Every[] = Array.from({ length: 10 }, () => blank())
const everyPerson: readonly Every[] = Array.from({ length: 3 }, () => blank())

function blank(): Every {
  return { failed: false, open: false, satisfied: false, possible: false }
}

function note(every: Every, truth: Truth, sure: boolean): void {
  every.possible = true
  if (truth === 0 && sure) every.failed = true
  if (truth !== 2) every.open = true
  else if (sure) every.satisfied = true
}

function clear(all: readonly Every[]): void {
  for (const every of all) every.failed = every.open = every.satisfied = every.possible = false
}

function statusOf({ failed, open, satisfied, possible }: Every, complete: boolean): Status {
  if (failed) return 'fail'
  if (!complete) return 'unknown'
  if (!possible) return 'not-applicable'
  return !open && satisfied ? 'pass' : 'unknown'
}

const yesNo = (value: unknown): Truth => (value === true ? 2 : value === false ? 0 : 1)

/** The 27 verdicts on a clean record. */
export function verdictsByHand(): (record: Json, asOf: string) => Status[] {
  let day = ''
  let tomorrow = ''
  return (record, asOf) => {
    if (day !== asOf) tomorrow = dayAfter(asOf)
    day = asOf
    const out: Status[] = []
    out.push(statuses[yesNo(record.independentPremises)]!, statuses[yesNo(record.urban)]!)
    out.push(statuses[Math.max(yesNo(record.groundFloor), yesNo(record.separateOffice))]!)
    const area = record.totalArea
    out.push(typeof area !== 'number' ? 'unknown' : area >= 400 ? 'pass' : 'fail')
    judgeRooms(record, out)
    out.push(statuses[areThere(record.equipment, others, isComplete(record, 'equipment'))]!)
    judgeStaff(record, out)
    out.push(statuses[areThere(record.functions, functions, isComplete(record, 'functions'))]!)
    out.push(statuses[yesNo(record.takesHotline12355)]!)
    out.push(statuses[areThere(record.documents, rules, isComplete(record, 'documents'))]!)
    out.push(statuses[areThere(record.onWall, onWall, isComplete(record, 'onWall'))]!)
    const pending = pendingOf(record.built, asOf, tomorrow)
    if (pending !== 0) for (let i = 0; i < out.length; i++) out[i] = whilePending(out[i]!, pending)
    out.push(builtStatus(record, asOf, tomorrow, pending))
    return out
  }
}

function whilePending(status: Status, pending: Truth): Status {
  if (status !== 'fail' && status !== 'unknown') return status
  return pending === 2 ? 'not-due' : 'unknown'
}

function builtStatus({ region, built }: Json, asOf: string, tomorrow: string, pending: Truth): Status {
  const [applies, truth] = builtTruth(region, built, asOf, tomorrow)
  if (applies !== 2) return applies === 0 ? 'not-applicable' : 'unknown'
  return pending === 0 ? statuses[truth]! : whilePending(statuses[truth]!, pending)
}

function judgeRooms(record: Json, out: Status[]): void {
  const given = Array.isArray(record.rooms)
  const rooms = given ? (record.rooms as readonly Json[]) : []
  const complete = given && isComplete(record, 'rooms')
  clear(everyRoom)
  let there = 0
  let open = !complete
  for (let i = 0; i < rooms.length; i++) {
    const room = rooms[i]!
    const number = typeof room.type === 'string' ? typeNumber(room.type) : -1
    if (number === 8) continue
    const sure = number >= 0
    if (sure) there |= 1 << number
    else open = true
    note(everyRoom[8]!, yesNo(room.separate), sure)
    if (number === counselling || !sure) note(everyRoom[9]!, size(room), sure)
    if (sure) note(everyRoom[number]!, roomTests[number]!(room), true)
    else for (let type = 0; type < 8; type++) note(everyRoom[type]!, roomTests[type]!(room), false)
  }
  out.push(there === 255 ? 'pass' : open ? 'unknown' : 'fail')
  out.push(statusOf(everyRoom[8]!, complete), statusOf(everyRoom[9]!, complete))
  for (let type = 0; type < 8; type++) out.push(statusOf(everyRoom[type]!, complete))
}

function judgeStaff(record: Json, out: Status[]): void {
  const given = Array.isArray(record.staff)
  const staff = given ? (record.staff as readonly Json[]) : []
  const complete = given && isComplete(record, 'staff')
  const [competent, fullTime, partTime] = everyPerson as [Every, Every, Every]
  clear(everyPerson)
  let full = 0
  let mayFull = 0
  let fullCounsellors = 0
  let mayFullCounsellors = 0
  let partCounsellors = 0
  let mayPartCounsellors = 0
  for (let i = 0; i < staff.length; i++) {
    const person = staff[i]!
    const role = roleBits(person.role)
    const employment = employmentBits(person.employment)
    const sure = ((role | employment) & unsure) === 0
    const certified = yesNo(person.nationalCertificate)
    if (employment & 1) {
      note(competent, yesNo(person.competent), employment === 1)
      if (role & 3) {
        mayFull++
        if (sure) full++
      }
      if (role & 2) {
        mayFullCounsellors++
        if (sure) fullCounsellors++
        note(fullTime, certified, sure)
      }
    }
    if (employment & 2 && role & 2) {
      mayPartCounsellors++
      if (sure) partCounsellors++
      note(partTime, certified, sure)
    }
  }
  out.push(countStatus(full, mayFull, 2, complete), statusOf(competent, complete))
  out.push(countStatus(fullCounsellors, mayFullCounsellors, 2, complete), statusOf(fullTime, complete))
  out.push(countStatus(partCounsellors, mayPartCounsellors, 6, complete), statusOf(partTime, complete))
}

const countStatus = (low: number, high: number, least: number, complete: boolean): Status =>
  low >= least ? 'pass' : complete && high < least ? 'fail' : 'unknown'
