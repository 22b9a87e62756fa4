import * as z from 'zod'
import { and, atLeast, count, countTrue, fact, filter, isIn, not, or } from '../expr/build.js'
import type { Expr } from '../expr/types.js'
import { eachField, inEach, placeOf } from './each.js'
import { type Check, defineKind, type Kind, type KindContext } from './kind.js'
import { reportTwice } from './twice.js'

// Kinds that ask a list of terms of the record to hold certain terms: zones, equipment, postings …
// They differ in the fact they read and in nothing else.

const entry = z.union([z.string(), z.array(z.string()).min(2)])

const termsFields = {
  of: z.array(entry).min(1).describe('the terms; a list inside the list names alternatives of which any one is enough'),
  atLeast: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('how many different ones are enough; all of them where left out'),
  openList: z
    .boolean()
    .optional()
    .describe(
      'where the clause ends in 等: an item it does not name counts once an inspector accepted it; with atLeast',
    ),
  in: z.string().optional().describe('another fact to read, where it is not the usual one'),
  ...eachField,
}
type TermsFields = z.infer<z.ZodObject<typeof termsFields>>

function compileTerms(usual: string, unit: string) {
  return ({ of, atLeast: least, openList, in: other, each }: TermsFields, context: KindContext): Check => {
    const name = other ?? usual
    const section = context.fact(other === undefined ? 'kind' : 'in', name, ['terms'], placeOf(each))?.terms
    const holds = (word: string, at: readonly (string | number)[]): Expr =>
      isIn(section === undefined ? word : context.term(at, section, word), fact(name))
    const entries = of.map((each, index) =>
      Array.isArray(each) ? or(...each.map((word, at) => holds(word, ['of', index, at]))) : holds(each, ['of', index]),
    )
    reportTwins({ of, atLeast: least }, section, context)
    if (least === undefined) {
      if (openList !== undefined)
        context.problem('openList', 'missing-key', 'an open list matters where "atLeast" counts its items')
      return inEach(each, and(...entries), context)
    }
    if (least > entries.length && openList !== true)
      context.problem('atLeast', 'invalid-value', `${least} of ${entries.length} can never be reached`)
    const listed = countTrue(entries)
    const named = of.flat().map((word) => (section === undefined ? word : (context.idOf(section, word) ?? word)))
    const others = filter(fact(name), not(isIn(fact('item'), named)))
    const counted: Expr = openList === true ? { '+': [listed, count(others, fact('accepted'))] } : listed
    return { ...inEach(each, atLeast(counted, least), context), unit }
  }
}

/**
 * One item must not count twice, by whatever names; where all are asked, one may serve two of them, such
 * as tables and chairs that are both the chair and the table.
 */
function reportTwins({ of, atLeast }: TermsFields, section: string | undefined, context: KindContext): void {
  const entries = of.map((each, index) =>
    Array.isArray(each)
      ? each.map((word, at) => ({ word, at: ['of', index, at] }))
      : [{ word: each, at: ['of', index] }],
  )
  const single = entries.filter((each) => each.length === 1).flat()
  const groups = atLeast === undefined ? [single, ...entries.filter((each) => each.length > 1)] : [entries.flat()]
  for (const words of groups) reportTwice(words, section, context)
}

const termsKind = (name: string, fact: string, unit: string, summary: string): Kind<typeof termsFields> =>
  defineKind({ name, summary, fields: termsFields, compile: compileTerms(fact, unit) })

export const zones = termsKind('zones', 'zones', 'kinds', 'functional zones the site must have')
export const equipment = termsKind('equipment', 'equipment', 'kinds', 'equipment the site must have')
export const posting = termsKind('posting', 'posted', 'kinds', 'what must be on display or published')
export const documents = termsKind('documents', 'documents', 'kinds', 'documents that must exist')
export const functions = termsKind('functions', 'functions', 'kinds', 'functions or duties that must be performed')
