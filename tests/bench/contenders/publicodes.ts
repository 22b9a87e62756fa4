import { asked, isJunction, type Rule } from '../rules.js'
import { type Contender, type Json, peer } from './contender.js'

interface Module {
  default: new (
    rules: Json,
  ) => {
    setSituation(situation: Json): void
    evaluate(rule: string): { nodeValue: unknown }
  }
}

type Truth = boolean | undefined

/** What publicodes is told of a record: it knows no lists, so every question about one is answered first. */
const leaves: { readonly name: string; readonly value: (record: Json) => Truth | number }[] = []

function leaf(value: (record: Json) => Truth | number): string {
  const name = `leaf ${leaves.length}`
  leaves.push({ name, value })
  return name
}

/** A rule of publicodes over leaves. */
function formula(rule: Rule): unknown {
  switch (rule.is) {
    case 'and':
      return { 'toutes ces conditions': rule.of.map(formula) }
    case 'or':
      return { 'une de ces conditions': rule.of.map(formula) }
    case 'least':
      return `${leaf((record) => (record[rule.fact] ?? undefined) as number | undefined)} >= ${rule.value}`
    case 'every':
      if (rule.holds.is === 'and')
        return { 'toutes ces conditions': rule.holds.of.map((each) => formula({ ...rule, holds: each })) }
      return leaf((record) => truth(rule, record))
    default:
      return leaf((record) => truth(rule, record))
  }
}

/** Yes, no, or nobody knows, of one item. */
function truth(rule: Rule, item: Json): Truth {
  if (isJunction(rule)) {
    const deciding = rule.is === 'or'
    let result: Truth = !deciding
    for (const each of rule.of) {
      const found = truth(each, item)
      if (found === deciding) return deciding
      if (found === undefined) result = undefined
    }
    return result
  }
  const value = item[rule.fact] ?? undefined
  if (value === undefined) return undefined
  switch (rule.is) {
    case 'yes':
      return value as boolean
    case 'least':
      return (value as number) >= (rule.value as number)
    case 'most':
      return value !== false && (value as number) <= (rule.value as number)
    case 'word':
      return rule.among.includes(value as string) ? true : rule.wider.includes(value as string) ? undefined : false
    case 'holds':
      return rule.terms.filter((term) => (value as string[]).includes(term)).length >= rule.least
    case 'count': {
      const truths = (value as Json[]).map((member) => truth(rule.where, member))
      if (truths.filter((each) => each === true).length >= rule.least) return true
      return truths.filter((each) => each !== false).length >= rule.least ? undefined : false
    }
    case 'every': {
      let satisfied = false
      let open = false
      for (const member of value as Json[]) {
        const belongs = truth(rule.where, member)
        if (belongs === false) continue
        const found = truth(rule.holds, member)
        if (belongs === true && found === false) return false
        if (found !== true) open = true
        else if (belongs === true) satisfied = true
      }
      return satisfied && !open ? true : undefined
    }
  }
}

export const publicodes: Contender = {
  name: 'publicodes',
  answers: 'verdicts',
  records: 60,
  async start() {
    const module = await peer<Module>('publicodes')
    if (module === undefined) return undefined
    leaves.length = 0
    const rules: Json = {}
    for (const { id, when, holds } of asked) {
      rules[id] = { valeur: formula(holds), ...(when && { 'applicable si': formula(when) }) }
    }
    for (const { name } of leaves) rules[name] = null
    const engine = new module.default(rules)
    return (record) => {
      const situation: Json = {}
      for (const { name, value } of leaves) {
        const found = value(record)
        if (found !== undefined) situation[name] = found === true ? 'oui' : found === false ? 'non' : found
      }
      engine.setSituation(situation)
      return asked.map(({ id }) => {
        const { nodeValue } = engine.evaluate(id)
        if (nodeValue === true) return 'pass'
        return nodeValue === false ? 'fail' : nodeValue === null ? 'not-applicable' : 'unknown'
      })
    }
  },
}
