import { dayAfter } from '../../../../src/dates.js'
import type { Finding } from '../../../../src/index.js'
import type { Constant, Json, Page } from './page.js'
import { alone, built, groundFloorOrOffice, pendingOf, totalArea, yesNo } from './record.js'
import { judgeRooms } from './rooms.js'
import { judgeStaff } from './staff.js'
import { termsOfRecord, wanted } from './terms.js'

const premises = alone('independentPremises')
const urban = alone('urban')
const youthLine = alone('takesHotline12355')
export const others = wanted('filing-cabinet', 'clock', 'air-conditioner', 'water-dispenser')
export const functions = wanted(
  'psychological-education',
  'psychological-counselling',
  'psychological-assessment',
  'psychological-treatment',
  'psychological-experience',
  'psychological-hotline',
  'crisis-intervention',
  'smart-platform',
  'records-management',
)
export const rules = wanted('working-rules')
export const onWall = wanted('fees', 'staff-qualifications', 'rules')
const functionsAlone = alone('functions')
const documentsAlone = alone('documents')
const onWallAlone = alone('onWall')
const equipmentAlone = alone('equipment')

/**
 * The limit: what a competent engineer would write for this one standard, with the same findings, for
 * records that are clean.
 */
export function findingsByHand(constants: readonly Constant[]): (record: Json, asOf: string) => Finding[] {
  const page: Page = { constants, record: {}, subject: { type: '', id: '', name: null }, asOf: '', pending: 0, out: [] }
  let tomorrow = ''
  return (record, asOf) => {
    if (page.asOf !== asOf) tomorrow = dayAfter(asOf)
    page.asOf = asOf
    page.record = record
    page.subject = { type: record.record as string, id: record.id as string, name: (record.name as string) ?? null }
    page.pending = pendingOf(record.built, asOf, tomorrow)
    page.out = []
    yesNo(page, 0, 'independentPremises', premises)
    yesNo(page, 1, 'urban', urban)
    groundFloorOrOffice(page, 2)
    totalArea(page, 3)
    judgeRooms(page, 4)
    termsOfRecord(page, 15, 'equipment', others, equipmentAlone)
    judgeStaff(page, 16)
    termsOfRecord(page, 22, 'functions', functions, functionsAlone)
    yesNo(page, 23, 'takesHotline12355', youthLine)
    termsOfRecord(page, 24, 'documents', rules, documentsAlone)
    termsOfRecord(page, 25, 'onWall', onWall, onWallAlone)
    built(page, 26, tomorrow)
    return page.out
  }
}
