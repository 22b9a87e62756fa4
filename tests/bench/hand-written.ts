import type { Expected, Finding, Measured, Reason, Status } from '../../src/index.js'

// The limit: what a competent engineer would write for this one standard, with the same findings.

type Json = Record<string, unknown>
type Constant = Pick<
  Finding,
  'standard' | 'version' | 'requirement' | 'kind' | 'clause' | 'covers' | 'obligation' | 'wording' | 'expected'
>
/** The constant parts of the findings, by requirement: written down once, as hand-written code would. */
export type Constants = Readonly<Record<string, Constant>>

const none: readonly string[] = Object.freeze([])
const by = '2021-09-30'
const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export function handWritten(constants: Constants): (record: Json, asOf: string) => Finding[] {
  return (record, asOf) => {
    const subject = { type: record.record as string, id: record.id as string, name: (record.name as string) ?? null }
    const out: Finding[] = []
    const dayAfterCheck = '2021-10-16'
    const incomplete = record.incomplete as string[] | undefined
    const built = record.built
    const pending =
      asOf > by
        ? false
        : built === false || (typeof built === 'string' && built > asOf)
          ? true
          : built === true || typeof built === 'string'
            ? false
            : undefined

    function put(
      id: string,
      status: Status,
      reason: Reason | null,
      actual: Measured | null,
      shortfall: Measured | null,
      absent: readonly string[],
      evidence: readonly string[],
      settledBy: readonly string[],
      due: string | null,
    ): void {
      const c = constants[id]!
      let finalStatus = status
      let finalReason = reason
      let settled = settledBy
      let finalDue = due
      if (pending !== false && (status === 'fail' || (status === 'unknown' && reason !== 'applicability'))) {
        if (pending) {
          finalStatus = 'not-due'
          finalReason = null
          settled = none
          finalDue ??= by
        } else if (status === 'fail') {
          finalStatus = 'unknown'
          finalReason = 'applicability'
          settled = ['/built']
        }
      }
      out.push({
        standard: c.standard,
        version: c.version,
        requirement: c.requirement,
        kind: c.kind,
        clause: c.clause,
        covers: c.covers,
        obligation: c.obligation,
        wording: c.wording,
        record: subject,
        status: finalStatus,
        reason: finalReason,
        expected: c.expected,
        actual,
        shortfall,
        absent,
        evidence,
        settledBy: settled,
        due: finalDue,
        period: null,
        flags: none,
      })
    }

    const why = (value: unknown): Reason =>
      value === undefined ? 'missing' : value === null || value === '' ? 'blank' : 'unreadable'

    function yesNo(id: string, name: string, pointer: string): void {
      const value = record[name]
      if (typeof value === 'boolean')
        put(id, value ? 'pass' : 'fail', value ? null : 'not-met', { value }, null, none, [pointer], none, null)
      else put(id, 'unknown', why(value), null, null, none, [], [pointer], null)
    }

    /** A crawl area nobody knows is no larger than the whole. */
    function boundOf(name: string): number | null {
      return name === 'crawlArea' && typeof record.totalArea === 'number' ? record.totalArea : null
    }

    function upTo(most: number | null): Measured | null {
      return most === null ? null : { low: 0, high: most, unit: 'm²' }
    }

    function area(id: string, name: string, pointer: string, least: number): void {
      const value = record[name]
      const most = boundOf(name)
      if (typeof value !== 'number' && most !== null && most < least) {
        const shortfall = { low: Math.round((least - most) * 100) / 100, high: least, unit: 'm²' }
        put(id, 'fail', 'short', upTo(most), shortfall, none, ['/totalArea'], none, null)
      } else if (typeof value !== 'number')
        put(id, 'unknown', why(value), upTo(most), null, none, most === null ? [] : ['/totalArea'], [pointer], null)
      else if (value >= least) put(id, 'pass', null, { value, unit: 'm²' }, null, none, [pointer], none, null)
      else
        put(
          id,
          'fail',
          'short',
          { value, unit: 'm²' },
          { value: Math.round((least - value) * 100) / 100, unit: 'm²' },
          none,
          [pointer],
          none,
          null,
        )
    }

    function areas(
      suffix: string,
      applies: boolean | undefined,
      cited: readonly string[],
      missing: readonly string[],
      total: number,
      crawl: number,
    ): void {
      for (const [id, name, pointer, least] of [
        [`total-area-${suffix}`, 'totalArea', '/totalArea', total],
        [`crawl-area-${suffix}`, 'crawlArea', '/crawlArea', crawl],
      ] as const) {
        if (applies === false) put(id, 'not-applicable', 'condition', null, null, none, cited.slice(), none, null)
        else if (applies) area(id, name, pointer, least)
        else {
          const value = record[name]
          const known = typeof value === 'number'
          put(
            id,
            'unknown',
            'applicability',
            known ? { value, unit: 'm²' } : upTo(boundOf(name)),
            null,
            none,
            known ? [pointer] : boundOf(name) === null ? [] : ['/totalArea'],
            known || (boundOf(name) ?? least) < least ? missing.slice() : [...missing, pointer],
            null,
          )
        }
      }
    }

    function terms(id: string, name: string, pointer: string, wanted: readonly string[]): void {
      const value = record[name]
      if (typeof value !== 'object' || value === null) {
        put(id, 'unknown', why(value), null, null, none, [], [pointer], null)
        return
      }
      const absent: string[] = []
      const open: string[] = []
      let reason: Reason | null = null
      for (const entry of wanted) {
        // Alternatives are written "a|b": one that is there is enough, one that may be keeps it open.
        const unknown: string[] = []
        let there = false
        let first: Reason | null = null
        for (const term of entry.includes('|') ? entry.split('|') : [entry]) {
          const answer = Array.isArray(value)
            ? value.includes(term) || (incomplete?.includes(name) ? undefined : false)
            : (value as Json)[term]
          if (answer === true) there = true
          else if (answer !== false) {
            unknown.push(`${pointer}/${term}`)
            first ??= Array.isArray(value) ? 'incomplete-list' : why(answer)
          }
        }
        if (there) continue
        if (unknown.length === 0) absent.push(entry)
        else {
          open.push(...unknown)
          reason ??= first
        }
      }
      if (absent.length > 0) put(id, 'fail', 'absent', null, null, absent, [pointer], none, null)
      else if (open.length > 0) put(id, 'unknown', reason, null, null, none, [pointer], open, null)
      else put(id, 'pass', null, null, null, none, [pointer], none, null)
    }

    // The host and the areas that its type asks for.
    const { hostType, hostTier } = record
    const hosts = constants.host!.expected.value as readonly string[]
    if (typeof hostType !== 'string') put('host', 'unknown', why(hostType), null, null, none, [], ['/hostType'], null)
    else if (hosts.includes(hostType))
      put('host', 'pass', null, { value: hostType }, null, none, ['/hostType'], none, null)
    else put('host', 'fail', 'not-met', { value: hostType }, null, none, ['/hostType'], none, null)
    yesNo('existing-premises', 'existingPremises', '/existingPremises')
    yesNo('self-access', 'selfAccess', '/selfAccess')
    yesNo('infants-first', 'infantsFirst', '/infantsFirst')
    terms('both-services', 'functions', '/functions', ['public-reading', 'mental-health-service'])
    yesNo('advisers-lead', 'advisersLead', '/advisersLead')
    for (const [suffix, type, tier, total, crawl] of [
      ['main', 'main-library', 'county', 150, 80],
      ['branch', 'library-branch', 'town', 60, 30],
    ] as const) {
      const missing: string[] = []
      const cited: string[] = []
      let applies: boolean | undefined = true
      if (typeof hostType !== 'string') missing.push('/hostType')
      else if (hostType !== type) applies = false
      if (typeof hostTier !== 'string') missing.push('/hostTier')
      else if (hostTier !== tier) applies = false
      if (applies === false) {
        if (typeof hostType === 'string' && hostType !== type) cited.push('/hostType')
        if (typeof hostTier === 'string' && hostTier !== tier) cited.push('/hostTier')
      } else {
        if (typeof hostType === 'string') cited.push('/hostType')
        if (typeof hostTier === 'string') cited.push('/hostTier')
        if (missing.length > 0) applies = undefined
      }
      areas(suffix, applies, cited, missing, total, crawl)
    }
    areas(
      'study',
      typeof hostType === 'string' ? hostType === 'smart-study' : undefined,
      typeof hostType === 'string' ? ['/hostType'] : [],
      typeof hostType === 'string' ? none : ['/hostType'],
      30,
      15,
    )
    terms('zones', 'zones', '/zones', ['reading-area', 'exchange-area', 'crawl-area'])
    yesNo('warm', 'warm', '/warm')
    yesNo('safe-materials', 'safeMaterials', '/safeMaterials')
    yesNo('good-light', 'goodLight', '/goodLight')
    yesNo('temperature-control', 'temperatureControl', '/temperatureControl')
    yesNo('good-ventilation', 'goodVentilation', '/goodVentilation')
    terms('equipment', 'equipment', '/equipment', [
      'bookshelf',
      'tables-and-chairs|office-furniture',
      'books',
      'newspapers',
      'projector',
      'e-book-lender',
    ])
    yesNo('logo', 'uniformLogo', '/uniformLogo')
    terms('disclosure', 'posted', '/posted', ['service-items', 'service-contents', 'service-times'])
    staff()
    terms('menu', 'documents', '/documents', ['service-menu'])
    yesNo('self-order', 'selfOrder', '/selfOrder')
    const hours = record.menuHours
    if (typeof hours !== 'number') put('menu-hours', 'unknown', why(hours), null, null, none, [], ['/menuHours'], null)
    else if (hours >= 12)
      put('menu-hours', 'pass', null, { value: hours, unit: 'h/week' }, null, none, ['/menuHours'], none, null)
    else
      put(
        'menu-hours',
        'fail',
        'short',
        { value: hours, unit: 'h/week' },
        { value: Math.round((12 - hours) * 10) / 10, unit: 'h/week' },
        none,
        ['/menuHours'],
        none,
        null,
      )
    yesNo('trains-advisers', 'trainsAdvisers', '/trainsAdvisers')
    sameHours()
    yesNo('library-maintains', 'libraryMaintains', '/libraryMaintains')
    terms('upkeep', 'functions', '/functions', ['cleaning', 'publicity', 'service-introduction'])
    deadline('built')
    deadline('operating')
    return out

    function staff(): void {
      const list = record.staff
      const given = Array.isArray(list)
      const people = given ? (list as Json[]) : []
      const complete = given && !incomplete?.includes('staff')
      const sure: number[] = []
      const possible: number[] = []
      for (let i = 0; i < people.length; i++) {
        const role = people[i]!.role
        if (typeof role !== 'string') possible.push(i)
        else if (role === 'adviser') {
          possible.push(i)
          sure.push(i)
        }
      }
      const openList = (): Reason => (given ? 'incomplete-list' : why(list))

      count(
        'several-advisers',
        possible,
        (i) => (typeof people[i]!.role === 'string' ? 2 : 1),
        (i) => [[`/staff/${i}/role`, people[i]!.role]],
        (low, high) => (low >= 2 ? true : high < 2 ? false : undefined),
        2,
      )
      // In charge: the role first, then the flag.
      const inCharge = possible.filter((i) => people[i]!.inCharge !== false)
      count(
        'adviser-in-charge',
        inCharge,
        (i) => (typeof people[i]!.role === 'string' && people[i]!.inCharge === true ? 2 : 1),
        (i) => {
          const facts: [string, unknown][] = []
          if (typeof people[i]!.role !== 'string') facts.push([`/staff/${i}/role`, people[i]!.role])
          if (typeof people[i]!.inCharge !== 'boolean') facts.push([`/staff/${i}/inCharge`, people[i]!.inCharge])
          return facts
        },
        (low, high) => (low > 1 || high < 1 ? false : low === high ? true : undefined),
        1,
      )
      const [b, a] = [out.pop()!, out.pop()!]
      out.push(b, a)
      every(
        'adviser-source',
        (p) => {
          const system = p.system
          if (p.systemAccepted === true) return 2
          if (typeof system === 'string' && ['health', 'education', 'culture', 'womens-federation'].includes(system))
            return 2
          return typeof system === 'string' && p.systemAccepted === false ? 0 : 1
        },
        (p, at) => {
          const facts: [string, unknown][] = []
          if (typeof p.system !== 'string') facts.push([`${at}/system`, p.system])
          if (typeof p.systemAccepted !== 'boolean') facts.push([`${at}/systemAccepted`, p.systemAccepted])
          return facts
        },
      )
      every(
        'adviser-training',
        (p) => {
          const before = compare(p.trained, p.onDutyFrom)
          const trainer = typeof p.trainer === 'string' ? (p.trainer === 'joint-research-centre' ? 2 : 0) : 1
          return Math.min(before, trainer)
        },
        (p, at) => {
          const facts: [string, unknown][] = []
          if (compare(p.trained, p.onDutyFrom) === 1) facts.push(...openDates(p, at, 'trained'))
          if (typeof p.trainer !== 'string') facts.push([`${at}/trainer`, p.trainer])
          return facts
        },
      )
      every(
        'adviser-certificate',
        (p) => compare(p.certified, p.onDutyFrom),
        (p, at) => openDates(p, at, 'certified'),
      )

      function openDates(p: Json, at: string, name: string): [string, unknown][] {
        const facts: [string, unknown][] = []
        if (typeof p[name] !== 'string' || (p[name] as string) > asOf)
          facts.push([`${at}/${name}`, typeof p[name] === 'boolean' ? undefined : p[name]])
        if (typeof p.onDutyFrom !== 'string') facts.push([`${at}/onDutyFrom`, p.onDutyFrom])
        return facts
      }

      function compare(done: unknown, start: unknown): number {
        const low =
          done === false || (typeof done === 'string' && done > asOf)
            ? dayAfterCheck
            : typeof done === 'string'
              ? done
              : '0000-00-00'
        const high = done === true ? asOf : typeof done === 'string' && done <= asOf ? done : '9999-99-99'
        const from = typeof start === 'string' ? start : '0000-00-00'
        const to = typeof start === 'string' ? start : '9999-99-99'
        return high <= from ? 2 : low > to ? 0 : 1
      }

      function count(
        id: string,
        members: readonly number[],
        sureness: (i: number) => number,
        facts: (i: number) => [string, unknown][],
        decide: (low: number, high: number) => boolean | undefined,
        wanted: number,
      ): void {
        let low = 0
        for (const i of members) if (sureness(i) === 2) low++
        const high = complete ? members.length : Infinity
        const evidence = members.length > 0 ? members.map((i) => `/staff/${i}`) : given ? ['/staff'] : []
        const actual: Measured | null =
          low === high
            ? { value: low, unit: 'persons' }
            : low === 0 && high === Infinity
              ? null
              : { low, high: high === Infinity ? null : high, unit: 'persons' }
        const decided = decide(low, high)
        if (decided === true) put(id, 'pass', null, actual, null, none, evidence, none, null)
        else if (decided === undefined) {
          const open: string[] = []
          let reason: Reason | undefined
          for (const i of members) {
            if (sureness(i) === 2) continue
            for (const [pointer, value] of facts(i)) {
              open.push(pointer)
              reason ??= why(value)
            }
          }
          if (!complete) {
            open.push('/staff')
            reason ??= openList()
          }
          put(id, 'unknown', reason!, actual, null, none, evidence, open, null)
        } else {
          const short = high < wanted
          const [from, to] = short
            ? [wanted - high, wanted - low]
            : [low - wanted, high === Infinity ? null : high - wanted]
          put(
            id,
            'fail',
            short ? 'short' : 'over',
            actual,
            from === to ? { value: from, unit: 'persons' } : { low: from, high: to, unit: 'persons' },
            none,
            evidence,
            none,
            null,
          )
        }
      }

      function every(id: string, test: (p: Json) => number, facts: (p: Json, at: string) => [string, unknown][]): void {
        const truths = possible.map((i) => test(people[i]!))
        const isSure = (i: number) => typeof people[i]!.role === 'string'
        let satisfied = 0
        let may = 0
        let failed = false
        let open = !complete
        for (let k = 0; k < possible.length; k++) {
          const truth = truths[k]!
          const certain = isSure(possible[k]!)
          if (truth === 0) {
            if (certain) failed = true
            else open = true
          } else {
            may++
            if (truth === 2 && certain) satisfied++
            if (truth === 1) open = true
          }
        }
        const high = complete ? may : Infinity
        const actual: Measured | null =
          satisfied === high
            ? { value: satisfied, unit: 'persons' }
            : satisfied === 0 && high === Infinity
              ? null
              : { low: satisfied, high: high === Infinity ? null : high, unit: 'persons' }
        const shown = possible.filter((i, k) => !failed || (truths[k] === 0 && isSure(i)))
        const evidence = shown.length > 0 ? shown.map((i) => `/staff/${i}`) : given ? ['/staff'] : []
        if (failed) put(id, 'fail', 'not-met', actual, null, none, evidence, none, null)
        else if (complete && possible.length === 0)
          put(id, 'not-applicable', 'empty', actual, null, none, evidence, none, null)
        else if (!open && satisfied > 0) put(id, 'pass', null, actual, null, none, evidence, none, null)
        else {
          const pointers: string[] = []
          let reason: Reason | undefined
          for (let k = 0; k < possible.length; k++) {
            const i = possible[k]!
            const truth = truths[k]!
            if (truth !== 1 && isSure(i)) continue
            if (truth === 2 && satisfied > 0) continue
            if (!isSure(i)) {
              pointers.push(`/staff/${i}/role`)
              reason ??= why(people[i]!.role)
            }
            if (truth === 1) {
              for (const [pointer, value] of facts(people[i]!, `/staff/${i}`)) {
                pointers.push(pointer)
                reason ??= why(value)
              }
            }
          }
          if (!complete) {
            pointers.push('/staff')
            reason ??= openList()
          }
          put(id, 'unknown', reason!, actual, null, none, evidence, pointers, null)
        }
      }
    }

    function sameHours(): void {
      const tables = [record.openingHours, record.libraryHours] as (Json | undefined | null)[]
      const pointers = ['/openingHours', '/libraryHours']
      const open: string[] = []
      const known: string[] = []
      const different: string[] = []
      let reason: Reason | null = null
      for (const weekday of week) {
        const pair = tables.map((table) => table?.[weekday])
        for (let i = 0; i < 2; i++) {
          if (typeof pair[i] === 'string') {
            known.push(`${pointers[i]}/${weekday}`)
            continue
          }
          const pointer = tables[i] ? `${pointers[i]}/${weekday}` : pointers[i]!
          if (!open.includes(pointer)) open.push(pointer)
          reason ??= why(tables[i] ? pair[i] : tables[i])
        }
        if (typeof pair[0] === 'string' && typeof pair[1] === 'string' && pair[0] !== pair[1]) {
          different.push(`/openingHours/${weekday}`, `/libraryHours/${weekday}`)
        }
      }
      if (different.length > 0) put('same-hours', 'fail', 'not-met', null, null, none, different, none, null)
      else if (open.length > 0) put('same-hours', 'unknown', reason, null, null, none, known, open, null)
      else put('same-hours', 'pass', null, null, null, none, known, none, null)
    }

    function deadline(name: 'built' | 'operating'): void {
      const value = record[name]
      const pointer = `/${name}`
      const given = typeof value === 'string' || typeof value === 'boolean'
      // Nothing operates before it is built.
      const first = name === 'operating' ? record.built : undefined
      const low = first === false || (typeof first === 'string' && first > asOf) ? dayAfterCheck : (first as string)
      const bounded = typeof low === 'string'
      const evidence = given ? [pointer] : typeof first === 'string' || typeof first === 'boolean' ? ['/built'] : []
      if (typeof value === 'string' && value <= asOf) {
        const late = value > by
        put(name, late ? 'fail' : 'pass', late ? 'late' : null, { value }, null, none, evidence, none, by)
      } else if (value === false || typeof value === 'string') {
        overdue(dayAfterCheck)
      } else if (value === true) {
        const actual = { low: bounded && low <= asOf ? low : null, high: asOf }
        if (asOf <= by) put(name, 'pass', null, actual, null, none, evidence, none, by)
        else if (actual.low !== null && actual.low > by)
          put(name, 'fail', 'late', actual, null, none, evidence, none, by)
        else put(name, 'unknown', 'missing', actual, null, none, evidence, [pointer], by)
      } else if (low === dayAfterCheck) overdue(low)
      else if (bounded && low > by) put(name, 'fail', 'late', { low, high: null }, null, none, evidence, none, by)
      else put(name, 'unknown', why(value), bounded ? { low, high: null } : null, null, none, evidence, [pointer], by)

      function overdue(from: string): void {
        put(
          name,
          asOf > by ? 'fail' : 'not-due',
          asOf > by ? 'overdue' : null,
          { low: from, high: null },
          null,
          none,
          evidence,
          none,
          by,
        )
      }
    }
  }
}

export type { Expected }
