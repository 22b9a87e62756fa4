import { asked, type Rule } from '../rules.js'
import { type Contender, type Json, peer } from './contender.js'

interface Term {
  readonly value: string
}
interface DataFactory {
  namedNode(value: string): Term
  blankNode(): Term
  literal(value: string, type: Term): Term
  quad(subject: Term, predicate: Term, object: Term): unknown
}
interface N3 {
  Parser: new () => { parse(text: string): unknown[] }
  Store: new (quads: unknown[]) => unknown
  DataFactory: DataFactory
}
interface Shacl {
  default: new (shapes: unknown) => { validate(data: unknown): Promise<{ results: readonly { sourceShape: Term }[] }> }
}

const base = 'http://example.org/'
const xsd = 'http://www.w3.org/2001/XMLSchema#'
const literal = (value: number | string): string =>
  typeof value === 'number' ? String(value) : /^\d{4}-/.test(value) ? `"${value}"^^xsd:date` : `"${value}"`
const terms = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(' ')

/** The body of a shape, in Turtle. */
function shape(rule: Rule): string {
  switch (rule.is) {
    case 'and':
      return `sh:and ( ${rule.of.map((each) => `[ ${shape(each)} ]`).join(' ')} )`
    case 'or':
      return `sh:or ( ${rule.of.map((each) => `[ ${shape(each)} ]`).join(' ')} )`
    case 'yes':
      return property(rule.fact, 'sh:hasValue true')
    case 'least':
      return property(rule.fact, `sh:minCount 1 ; sh:minInclusive ${literal(rule.value)}`)
    case 'most':
      return property(rule.fact, `sh:minCount 1 ; sh:maxInclusive ${literal(rule.value)}`)
    case 'word':
      return property(rule.fact, `sh:minCount 1 ; sh:in ( ${terms(rule.among)} )`)
    case 'holds':
      return property(
        rule.fact,
        `sh:qualifiedValueShape [ sh:in ( ${terms(rule.terms)} ) ] ; sh:qualifiedMinCount ${rule.least}`,
      )
    case 'count':
      return property(rule.fact, `sh:qualifiedValueShape [ ${shape(rule.where)} ] ; sh:qualifiedMinCount ${rule.least}`)
    case 'every':
      return property(rule.fact, `sh:or ( [ sh:not [ ${shape(rule.where)} ] ] [ ${shape(rule.holds)} ] )`)
  }
}

const property = (fact: string, body: string): string => `sh:property [ sh:path ex:${fact} ; ${body} ]`

const shapes = (): string =>
  [
    `@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <${base}> . @prefix xsd: <${xsd}> .`,
    ...asked.map(({ id, when, holds }) => {
      const body = when === undefined ? shape(holds) : `sh:or ( [ sh:not [ ${shape(when)} ] ] [ ${shape(holds)} ] )`
      return `ex:${id} a sh:NodeShape ; sh:targetNode ex:site ; sh:node [ ${body} ] .`
    }),
  ].join('\n')

export const rdfValidateShacl: Contender = {
  name: 'rdf-validate-shacl',
  answers: 'verdicts',
  records: 20,
  async start() {
    const n3 = await peer<N3>('n3')
    const shacl = await peer<Shacl>('rdf-validate-shacl')
    if (n3 === undefined || shacl === undefined) return undefined
    const { namedNode, blankNode, literal, quad } = n3.DataFactory
    const validator = new shacl.default(new n3.Store(new n3.Parser().parse(shapes())))

    function add(quads: unknown[], subject: Term, item: Json): void {
      for (const [name, value] of Object.entries(item)) {
        for (const each of Array.isArray(value) ? value : [value]) {
          if (each === null) continue
          const object = typeof each === 'object' ? blankNode() : literalOf(each)
          quads.push(quad(subject, namedNode(base + name), object))
          if (typeof each === 'object') add(quads, object, each as Json)
        }
      }
    }
    function literalOf(value: unknown): Term {
      const type = typeof value === 'boolean' ? 'boolean' : typeof value === 'number' ? 'decimal' : typeOf(value)
      return literal(String(value), namedNode(xsd + type))
    }
    const typeOf = (value: unknown): string => (/^\d{4}-\d\d-\d\d$/.test(value as string) ? 'date' : 'string')

    return async (record) => {
      const quads: unknown[] = []
      add(quads, namedNode(`${base}site`), record)
      const { results } = await validator.validate(new n3.Store(quads))
      const failed = new Set(results.map(({ sourceShape }) => sourceShape.value))
      return asked.map(({ id }) => (failed.has(base + id) ? 'fail' : 'pass'))
    }
  },
}
