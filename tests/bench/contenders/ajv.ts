import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { asked, type Rule } from '../rules.js'
import type { Contender, Json } from './contender.js'

const given = (fact: string, schema: Json): Json => ({ required: [fact], properties: { [fact]: schema } })

function schemaOf(rule: Rule): Json {
  switch (rule.is) {
    case 'and':
      return { allOf: rule.of.map(schemaOf) }
    case 'or':
      return { anyOf: rule.of.map(schemaOf) }
    case 'yes':
      return given(rule.fact, { const: true })
    case 'least':
      return given(rule.fact, { type: 'number', minimum: rule.value })
    case 'most':
      return typeof rule.value === 'number'
        ? given(rule.fact, { type: 'number', maximum: rule.value })
        : given(rule.fact, { type: 'string', format: 'date', formatMaximum: rule.value })
    case 'word':
      return given(rule.fact, { enum: rule.among })
    // Where a list is empty, "contains" keeps the answer of the list before it: at least one item is asked for.
    case 'holds':
      return given(rule.fact, {
        type: 'array',
        minItems: 1,
        contains: rule.terms.length === 1 ? { const: rule.terms[0] } : { enum: rule.terms },
        ...(rule.least > 1 && { minContains: rule.least }),
      })
    case 'count':
      return given(rule.fact, {
        type: 'array',
        minItems: 1,
        contains: schemaOf(rule.where),
        ...(rule.least > 1 && { minContains: rule.least }),
      })
    case 'every':
      return given(rule.fact, { type: 'array', items: { if: schemaOf(rule.where), then: schemaOf(rule.holds) } })
  }
}

export const ajv: Contender = {
  name: 'ajv',
  answers: 'verdicts',
  records: 10_000,
  async start() {
    const ajv = new Ajv2020.default({ strict: false })
    addFormats.default(ajv)
    const validators = asked.map(({ when, holds }) =>
      ajv.compile(when === undefined ? schemaOf(holds) : { if: schemaOf(when), then: schemaOf(holds) }),
    )
    return (record) => validators.map((validate) => (validate(record) ? 'pass' : 'fail'))
  },
}
