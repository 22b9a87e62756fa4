import { type JsonLogic, toPlain } from '../../../src/index.js'
import { standard } from '../county-center.js'
import { asked, isJunction, type Rule } from '../rules.js'

// The rules in JSON Logic, in two ways: as one would write them, with what is missing taken for false or
// zero; and with every question asked twice, whether it surely holds and whether it possibly does.

/** True or false. */
export const plainRules: readonly JsonLogic[] = standard.requirements.map(({ when, check }) =>
  when === undefined
    ? toPlain(check.holds)
    : // Of the deadline: json-logic-engine throws where what is no day is compared with one.
      { if: [toPlain(when), { and: [{ var: 'built' }, toPlain(check.holds)] }, true] },
)

const fact = (name: string): JsonLogic => ({ var: name })
const missing = (name: string): JsonLogic => ({ '===': [fact(name), null as never] })
const counted = (list: string, where: JsonLogic): JsonLogic => ({
  reduce: [{ filter: [fact(list), where] }, { '+': [{ var: 'accumulator' }, 1] }, 0],
})
const held = (list: string, terms: readonly string[], least: number): JsonLogic => {
  const each = terms.map((term): JsonLogic => ({ in: [term, fact(list)] }))
  if (least === 1) return each.length === 1 ? each[0]! : { or: each }
  return { '>=': [{ '+': each.map((is) => ({ if: [is, 1, 0] })) }, least] }
}
const compared = (operator: '>=' | '<=', name: string, value: number | string): JsonLogic => {
  const comparison: JsonLogic = { [operator]: [fact(name), value] }
  // Of a milestone, "no" is no day.
  return typeof value === 'number' ? comparison : { and: [{ '!==': [fact(name), false] }, comparison] }
}

export function surely(rule: Rule): JsonLogic {
  switch (rule.is) {
    case 'and':
    case 'or':
      return { [rule.is]: rule.of.map(surely) }
    case 'yes':
      return { '===': [fact(rule.fact), true] }
    case 'least':
      return { and: [{ '!': [missing(rule.fact)] }, compared('>=', rule.fact, rule.value)] }
    case 'most':
      return { and: [{ '!': [missing(rule.fact)] }, compared('<=', rule.fact, rule.value)] }
    case 'word':
      return { in: [fact(rule.fact), rule.among] }
    case 'holds':
      return held(rule.fact, rule.terms, rule.least)
    case 'count':
      if (rule.least === 1) return { some: [fact(rule.fact), surely(rule.where)] }
      return { '>=': [counted(rule.fact, surely(rule.where)), rule.least] }
    case 'every': {
      const { where, holds } = rule
      return {
        and: [
          { some: [fact(rule.fact), surely(where)] },
          { all: [fact(rule.fact), { or: [{ '!': [possibly(where)] }, surely(holds)] }] },
        ],
      }
    }
  }
}

export function possibly(rule: Rule): JsonLogic {
  if (isJunction(rule)) return { [rule.is]: rule.of.map(possibly) }
  const name = rule.fact
  switch (rule.is) {
    case 'yes':
      return { '!==': [fact(name), false] }
    case 'least':
      return { or: [missing(name), compared('>=', name, rule.value)] }
    case 'most':
      return { or: [missing(name), compared('<=', name, rule.value)] }
    case 'word':
      return { or: [missing(name), { in: [fact(name), [...rule.among, ...rule.wider]] }] }
    case 'holds':
      return { or: [missing(name), held(name, rule.terms, rule.least)] }
    case 'count':
      if (rule.least === 1) return { or: [missing(name), { some: [fact(name), possibly(rule.where)] }] }
      return { or: [missing(name), { '>=': [counted(name, possibly(rule.where)), rule.least] }] }
    case 'every': {
      const fails: JsonLogic = { and: [surely(rule.where), { '!': [possibly(rule.holds)] }] }
      return { or: [missing(name), { none: [fact(name), fails] }] }
    }
  }
}

/** "pass", "fail", "unknown" or "not-applicable". */
export const threeValuedRules: readonly JsonLogic[] = asked.map(({ when, holds }) => {
  const status: JsonLogic = { if: [surely(holds), 'pass', possibly(holds), 'unknown', 'fail'] }
  return when === undefined ? status : { if: [surely(when), status, possibly(when), 'unknown', 'not-applicable'] }
})
