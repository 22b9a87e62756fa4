import fc from 'fast-check'
import { afterAll, expect } from 'vitest'
import { dayAfter, daysOf, isDate, periodsUntil, recurrences } from '../../src/dates.js'
import { checkRecords } from '../../src/index.js'
import { documents, standards, vocabulary } from '../../src/standards.js'
import { cleanRecords } from '../record/generators.js'
import { law } from './law.js'

// A civil day is the same day wherever the machine stands.

const zones = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Europe/London']
const before = process.env.TZ
afterAll(() => {
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before
})

/** What comes out in each of the zones, which must be one. */
function everywhere<T>(made: () => T): T {
  const results = zones.map((zone) => {
    process.env.TZ = zone
    return made()
  })
  for (const each of results) expect(each).toEqual(results[0])
  return results[0]!
}

const pad = (value: number, digits: number) => String(value).padStart(digits, '0')
const civil = fc
  .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)

law(
  'days, what follows them and the periods they lie in are those of the calendar in every time zone',
  [civil, fc.constantFrom(...recurrences)],
  { runs: 500 },
  (day, every) => {
    const is = everywhere(() => isDate(day))
    if (!is) return 1
    const next = everywhere(() => dayAfter(day))
    // The calendar's own reckoning, in days since 1970.
    expect(Date.parse(`${next}T00:00Z`) - Date.parse(`${day}T00:00Z`)).toBe(86_400_000)
    // A week that nobody has asked for yet in any of the zones.
    const from = `${pad(Number(day.slice(0, 4)) - 1, 4)}${day.slice(4)}`
    const first = isDate(from) ? from : day
    const periods = everywhere(() => periodsUntil(every, first, day))
    expect(periods.at(-1)!.from <= day && day <= periods.at(-1)!.until).toBe(true)
    for (const [index, period] of periods.entries())
      if (index > 0) expect(dayAfter(periods[index - 1]!.until)).toBe(period.from)
    expect(everywhere(() => daysOf(day.slice(0, 7)))!.until.slice(0, 7)).toBe(day.slice(0, 7))
    return 4
  },
)

law(
  'a report is the same in every time zone',
  [cleanRecords(vocabulary), civil.filter(isDate)],
  { runs: 10 },
  (value, asOf) => {
    const options = { documents, standards, vocabulary, asOf }
    const report = everywhere(() => checkRecords([{ value }], options))
    return report.records.flatMap(({ findings }) => findings).length
  },
)
