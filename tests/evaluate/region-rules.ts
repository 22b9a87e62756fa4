import { loadRuleSets } from '../../src/index.js'
import { vocabulary } from '../../src/standards.js'

// A standard for the region Jining, made of the requirements of a test.

const clause = '{ at: 一, summary: { zh: 一, en: one }, treatment: encoded, text: [] }'
const header = (id: string, appliesTo: string) =>
  `standard: doc/${id}\nversion: 1.0.0\ndocument: doc\ntitle: { zh: 标准, en: standard }\nappliesTo: ${appliesTo}\nrequirements:\n`

/** A requirement from the lines of its kind. */
export const requirement = (id: string, body: string, obligation = 'must') =>
  `  ${id}:\n    clause: 一\n    covers: [one]\n    obligation: ${obligation}\n    statement: { zh: 一, en: one }\n${body
    .trim()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n`

/** The rule sets with a standard of these requirements alone. */
export const load = (requirements: string) =>
  loadRuleSets(
    [
      {
        path: 'document.yaml',
        text: 'document: doc\ntitle: { zh: 文, en: paper }\nissuer: { zh: 局, en: bureau }\nnumber: 一号\nissued: "2020-01-01"\ninForce: { from: "2020-01-01" }\n',
      },
      { path: 'clauses.yaml', text: `document: doc\nclauses:\n  one: ${clause}\n` },
      { path: 'region.yaml', text: header('region', '{ record: region, region: jining }') + requirements },
    ],
    { vocabulary, documents: [], standards: [] },
  )
