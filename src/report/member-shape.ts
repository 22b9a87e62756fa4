import { factsOf } from '../expr/walk.js'
import { listsOfRecords } from '../record/dataset.js'
import type { CheckedRecord } from '../record/read.js'
import type { Vocabulary } from '../record/vocabulary.js'
import type { Requirement, Standard } from '../standard/standard.js'

/** What is kept of a type of record for the regions its records may lie in. */
export interface MemberShape {
  project(record: CheckedRecord, id: string | undefined): CheckedRecord
}

/** By type of record. */
type Shapes = ReadonlyMap<string, MemberShape>

/** To find out what is read, all requirements are walked: one run after another asks for the same. */
const knownShapes = new WeakMap<readonly Standard[], WeakMap<Vocabulary, Shapes>>()

export function shapesFor(standards: readonly Standard[], vocabulary: Vocabulary): Shapes {
  const ofStandards = knownShapes.get(standards) ?? new WeakMap<Vocabulary, Shapes>()
  knownShapes.set(standards, ofStandards)
  const known = ofStandards.get(vocabulary)
  if (known !== undefined) return known
  const read = factsReadOfMembers(standards, vocabulary)
  const shapes = new Map([...read].map(([type, names]) => [type, shapeOf(names)]))
  ofStandards.set(vocabulary, shapes)
  return shapes
}

/** The facts of each type of record that requirements on others read: all that need be kept of a member. */
function factsReadOfMembers(
  standards: readonly Standard[],
  vocabulary: Vocabulary,
): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>()
  for (const { appliesTo, requirements } of standards) {
    if (listsOfRecords(vocabulary, appliesTo.record).length === 0) continue
    for (const path of requirements.flatMap(factsOfRequirement)) noteMembers(path.split('[].'), appliesTo.record)
  }
  return read

  /** A fact, and those that say between what bounds it lies. */
  function noteFact(names: Set<string>, name: string, recordType: string): void {
    names.add(name)
    const fact = vocabulary.facts[recordType]?.[name]
    const bound = fact?.type === 'quantity' ? fact.partOf : fact?.type === 'milestone' ? fact.after : undefined
    if (bound !== undefined && !names.has(bound)) noteFact(names, bound, recordType)
  }

  function noteMembers([list = '', ...rest]: readonly string[], recordType: string): void {
    const fact = vocabulary.facts[recordType]?.[list]
    if (fact?.type !== 'records') return
    const names = read.get(fact.record) ?? new Set<string>()
    read.set(fact.record, names)
    if (rest[0] === undefined) return
    noteFact(names, rest[0].split('.')[0]!, fact.record)
    noteMembers(rest, fact.record)
  }
}

const factsOfRequirement = ({ check, when, flags = {} }: Requirement): string[] =>
  [
    check.holds,
    check.over,
    check.share?.part,
    check.share?.whole,
    when,
    ...Object.values(flags).map((flag) => flag.when),
  ]
    .filter((expr) => expr !== undefined)
    .flatMap(factsOf)

/**
 * Takes of a record the facts that are read of it, and what says where it lies.
 *
 * A blank of all of them is copied and filled in: V8 keeps what is written key by key, beyond a few keys, as a
 * dictionary of several times the size, and of these there may be as many as records.
 */
function shapeOf(names: Iterable<string>): MemberShape {
  const kept = [...new Set(['record', 'region', 'within', 'incomplete', ...names])]
  const blank = JSON.parse(`{"id":null,${kept.map((name) => `${JSON.stringify(name)}:null`).join(',')}}`)
  for (const name in blank) blank[name] = undefined
  return {
    project(record, id) {
      const copy = { ...blank, id }
      for (const name of kept) {
        const value = record[name]
        if (value !== undefined) copy[name] = value
      }
      return copy
    },
  }
}

/** Of what no requirement reads that is asked for: a region that nobody knows is told all the same. */
export const unreadShape = shapeOf([])
