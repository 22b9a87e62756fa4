import type { Reason } from '../../../../src/index.js'
import { isComplete, isObject, type Json, settle, type Truth } from './page.js'
import { areThere, isThere, settleTerm, settleTerms, type Wanted, wanted } from './terms.js'

// What is asked of one room.

export const types = [
  'reception-room',
  'testing-room',
  'individual-counselling-room',
  'sandplay-room',
  'catharsis-room',
  'biofeedback-room',
  'group-room',
  'archive-room',
]
export const counselling = 2
export const catharsis = 4
export const equipment: readonly Wanted[] = [
  wanted(
    'display-board',
    'sofa',
    'tea-table',
    'plants',
    'bookshelf',
    'psychology-reading',
    'office-furniture|tables-and-chairs',
    'telephone',
    'computer',
    'printer',
  ),
  wanted('tables-and-chairs|office-furniture', 'computer', 'printer', 'plants'),
  wanted(
    'wall-chart',
    'sofa|chair|tables-and-chairs|office-furniture',
    'tea-table|table|tables-and-chairs|office-furniture',
    'plants',
    'hourglass',
  ),
  wanted('sandplay-kit|electronic-sandplay'),
  wanted(
    'strike-device',
    'shout-device',
    'release-dummy',
    'release-ball',
    'release-floor',
    'release-wall',
    'release-stick',
  ),
  wanted('biofeedback-device|brain-biofeedback-device', 'wall-chart'),
  wanted('group-activity-kit', 'group-furniture', 'audiovisual-equipment|projector', 'wall-chart'),
  wanted('archive-cabinet', 'office-furniture|tables-and-chairs'),
]
const releases = equipment[catharsis]!

export function typeNumber(type: string): number {
  const number = types.indexOf(type)
  return number < 0 ? 8 : number
}

export type Test = (room: Json) => Truth
export type Settle = (room: Json, pointer: string, facts: string[], reason: Reason | null) => Reason | null

export const atLeastTen = (area: unknown): Truth => (typeof area !== 'number' ? 1 : area >= 10 ? 2 : 0)

export const separate: Test = (room) => (room.separate === true ? 2 : room.separate === false ? 0 : 1)
export const settleSeparate: Settle = (room, pointer, facts, reason) =>
  settle(facts, `${pointer}/separate`, reason, room.separate)

export const size: Test = ({ usableArea }) =>
  typeof usableArea !== 'number' ? 1 : usableArea >= 10 && usableArea <= 20 ? 2 : 0
export const settleSize: Settle = (room, pointer, facts, reason) =>
  settle(facts, `${pointer}/usableArea`, reason, room.usableArea)

/** At least two kinds of release, of those listed or of others that an inspector accepted. */
function twoReleases(room: Json): Truth {
  const value = room.equipment
  const complete = isComplete(room, 'equipment')
  let low = 0
  let high = 0
  for (let i = 0; i < releases.terms.length; i++) {
    const truth = isThere(value, releases.terms[i]!, complete)
    if (truth === 2) low++
    if (truth !== 0) high++
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      if (!isObject(value[i]) || isRelease(value[i].item)) continue
      if (value[i].accepted === true) low++
      if (value[i].accepted !== false) high++
    }
  }
  if (!complete || !isObject(value)) high = Infinity
  return low >= 2 ? 2 : high < 2 ? 0 : 1
}

const isRelease = (item: unknown): boolean => releases.names.includes(item as string)

function settleReleases(room: Json, pointer: string, facts: string[], reason: Reason | null): Reason | null {
  const value = room.equipment
  const complete = isComplete(room, 'equipment')
  const list = `${pointer}/equipment`
  let first = reason
  for (const term of releases.terms)
    if (isThere(value, term, complete) === 1) first = settleTerm(value, term, list, facts, first)
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      if (!isObject(item) || isRelease(item.item) || typeof item.accepted === 'boolean') continue
      first = settle(facts, `${list}/${i}/accepted`, first ?? 'unclassified', item.accepted)
    }
  }
  if (complete && isObject(value)) return first
  return settle(facts, list, first ?? (isObject(value) ? 'incomplete-list' : null), value)
}

export const roomTests: readonly Test[] = equipment.map((terms, type) =>
  type === catharsis ? twoReleases : (room) => areThere(room.equipment, terms, isComplete(room, 'equipment')),
)
export const settleTypes: readonly Settle[] = equipment.map((terms, type) =>
  type === catharsis
    ? settleReleases
    : (room, pointer, facts, reason) =>
        settleTerms(room.equipment, terms, isComplete(room, 'equipment'), `${pointer}/equipment`, facts, reason),
)
