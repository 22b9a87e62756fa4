// The XML Schema that Jenkins published for JUnit reports (junit-10.xsd of xunit-plugin up to 2.2.3, MIT licence),
// as far as it goes: what may stand in an element, which attributes it must and may have.

interface Rule {
  readonly children: readonly string[]
  readonly required: readonly string[]
  readonly optional: readonly string[]
  readonly text?: true
}

const words = (text: string): string[] => text.split(' ')
const outcome: Rule = { children: [], required: [], optional: ['type', 'message'], text: true }
const output: Rule = { children: [], required: [], optional: [], text: true }

const rules: Readonly<Record<string, Rule>> = {
  testsuites: { children: ['testsuite'], required: [], optional: words('name time tests failures disabled errors') },
  testsuite: {
    children: words('testsuite properties testcase system-out system-err'),
    // Optional at first, these are required since; the later schema is met as well.
    required: words('name tests failures errors'),
    optional: words('time skipped timestamp hostname id package file log url'),
  },
  properties: { children: ['property'], required: [], optional: [] },
  property: { children: [], required: ['name', 'value'], optional: [] },
  testcase: {
    children: words('skipped error failure system-out system-err'),
    required: ['name'],
    optional: words('assertions time timestamp classname status class file line log group url'),
  },
  failure: outcome,
  error: outcome,
  skipped: outcome,
  'system-out': output,
  'system-err': output,
}

/** An element as fast-xml-parser gives it with `preserveOrder`: its name leads to what stands in it. */
export type Node = Readonly<Record<string, unknown>>

export const nameOf = (node: Node): string => Object.keys(node).find((key) => key !== ':@')!
export const childrenOf = (node: Node): readonly Node[] => {
  const inside = node[nameOf(node)]
  return Array.isArray(inside) ? inside : []
}
export const attributesOf = (node: Node): Readonly<Record<string, string>> =>
  (node[':@'] ?? {}) as Readonly<Record<string, string>>

/** What of an element and all that stands in it the schema does not allow. */
export function invalidIn(node: Node): string[] {
  const name = nameOf(node)
  const rule = rules[name]
  if (rule === undefined) return [`there is no element ${name}`]
  const given = Object.keys(attributesOf(node))
  const [texts, elements] = [true, false].map((text) =>
    childrenOf(node).filter((each) => (nameOf(each) === '#text') === text),
  )
  return [
    ...rule.required.filter((each) => !given.includes(each)).map((each) => `${name} lacks ${each}`),
    ...given
      .filter((each) => ![...rule.required, ...rule.optional].includes(each))
      .map((each) => `${name} has ${each}`),
    ...elements!.filter((each) => !rule.children.includes(nameOf(each))).map((each) => `${nameOf(each)} in ${name}`),
    ...(rule.text ? [] : texts!.filter((each) => String(each['#text']).trim() !== '').map(() => `text in ${name}`)),
    ...elements!.flatMap(invalidIn),
  ]
}
