import { daysOf, isDate, isMonth } from '../../src/dates.js'
import type { Facts } from '../../src/expr/facts.js'
import type { Vocabulary } from '../../src/index.js'
import type { Suite } from './kit.js'

// Words, facts and records cut down to what a case reads, as plain data.

type Json = Readonly<Record<string, unknown>>

/** What a fact rests on besides. */
const restsOn: Readonly<Record<string, readonly string[]>> = { part: ['whole'], p: ['n2'], after: ['m'] }

/** The facts at some paths, and what says whether lists are complete. */
export function only(item: Json, paths: readonly string[]): Json {
  const names = new Set(paths.flatMap((path) => [path.split(/[.[]/)[0]!, ...(restsOn[path.split('[')[0]!] ?? [])]))
  const kept = [...names]
    .filter((name) => Object.hasOwn(item, name))
    .map((name): [string, unknown] => {
      const inside = paths.filter((path) => path.startsWith(`${name}[].`)).map((path) => path.slice(name.length + 3))
      return [name, inside.length === 0 ? item[name] : members(item[name], inside)]
    })
  const open = Array.isArray(item.incomplete) ? item.incomplete.filter((name: string) => names.has(name)) : []
  return { ...Object.fromEntries(kept), ...(open.length > 0 && { incomplete: open }) }
}

function members(value: unknown, paths: readonly string[]): unknown {
  const each = (list: unknown) =>
    Array.isArray(list)
      ? list.map((member: unknown) => (isItem(member) && !('item' in member) ? only(member, paths) : member))
      : list
  if (!isItem(value) || !('sure' in value)) return each(value)
  return { sure: each(value.sure), possible: each(value.possible), complete: value.complete }
}

const isItem = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A record as it is read: what nobody can use is left open. */
export function readable(value: Json): Json {
  const entries = Object.entries(value).map(([name, each]): [string, unknown] => {
    const isDay =
      name === 'd'
        ? isDate(each)
        : name === 'month'
          ? isMonth(each)
          : typeof each !== 'string' || daysOf(each) !== undefined
    if (/^(d|m|after|month)$/.test(name) && !isDay) return [name, null]
    return [name, read(each)]
  })
  return Object.fromEntries(entries)
}

function read(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(read)
  if (!isItem(value)) return value ?? null
  return 'unusable' in value ? null : readable(value)
}

/** The terms of a vocabulary, each with the one it lies within. */
export const termsOf = ({ terms }: Vocabulary): Suite['terms'] =>
  Object.fromEntries(
    Object.entries(terms).map(([section, entries]) => [
      section,
      Object.fromEntries(Object.entries(entries).map(([term, { within }]) => [term, within ?? null])),
    ]),
  )

/** The types of facts, without what people call them. */
export const factsAlone = (facts: Facts): Suite['facts'] =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      const {
        zh: _,
        en: __,
        aliases: ___,
        ...type
      } = fact as typeof fact & { zh?: unknown; en?: unknown; aliases?: unknown }
      return [name, 'members' in type ? { ...type, members: factsAlone(type.members) } : type]
    }),
  ) as Suite['facts']
