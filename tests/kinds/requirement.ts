import {
  compileStandard,
  type Finding,
  loadRuleSets,
  type Problem,
  type Requirement,
  readRecord,
} from '../../src/index.js'

// One requirement of one kind, loaded as an author would have it loaded.

const label = '{ zh: 名, en: name }'
const terms = (section: string, ids: readonly string[]) =>
  `  ${section}:\n${ids.map((id) => `    ${id}: { zh: ${id}（中文）, en: ${id}, aliases: [${id} 别名] }\n`).join('')}`
const facts = (indent: string, types: Readonly<Record<string, string>>) =>
  Object.entries(types)
    .map(([name, type]) => `${indent}${name}: { type: ${type}, zh: ${name}, en: ${name} }\n`)
    .join('')

const staff = {
  role: 'term, terms: roles',
  employment: 'term, terms: employment',
  system: 'term, terms: systems',
  systemAccepted: 'yes-no',
  inCharge: 'yes-no',
  trained: 'milestone',
  certified: 'milestone',
  onDutyFrom: 'date',
}
const room = {
  type: 'term, terms: rooms',
  usableArea: 'quantity, unit: m²',
  quiet: 'yes-no',
  equipment: 'terms, terms: things',
}
const event = {
  heldOn: 'milestone',
  attendances: 'quantity, unit: person-times',
  host: 'term, terms: hosts',
  title: 'text',
  open: 'yes-no',
  topics: 'terms, terms: things',
}
const vocabulary = [
  'units:\n  m²: { zh: m², en: m², aliases: [㎡] }\n  h/week: { zh: 小时/周, en: h/week }\n  days/week: { zh: 天/周, en: days/week }\n  rooms: { zh: 间, en: rooms }\n  persons: { zh: 人, en: persons }\n  person-times: { zh: 人次, en: attendances }\n  "%": { zh: "%", en: "%" }\n',
  'terms:\n',
  terms('hosts', ['main-library', 'library-branch', 'smart-study']),
  terms('rooms', ['reception-room', 'sandplay-room']),
  terms('roles', ['adviser', 'counsellor', 'psychotherapist', 'psychiatrist']),
  terms('employment', ['full-time', 'part-time']),
  terms('systems', ['health', 'education']),
  terms('things', ['sofa', 'chair', 'table']),
  'facts:\n  site:\n',
  facts('    ', {
    ...{ totalArea: 'quantity, unit: m²', crawlArea: 'quantity, unit: m²' },
    ...{
      menuHours: 'quantity, unit: h/week',
      openDays: 'quantity, unit: days/week',
      roomCount: 'quantity, unit: rooms',
    },
    ...{ uniformLogo: 'yes-no', warm: 'yes-no', hostType: 'term, terms: hosts', built: 'milestone', address: 'text' },
    ...{
      students: 'quantity, unit: persons',
      teachers: 'quantity, unit: persons',
      rate: 'quantity, unit: "%", digits: 1',
    },
    ...{ month: 'month', openingHours: 'timetable', libraryHours: 'timetable' },
    ...{ zones: 'terms, terms: things', equipment: 'terms, terms: things', posted: 'terms, terms: things' },
    ...{ documents: 'terms, terms: things', functions: 'terms, terms: things', toys: 'terms, terms: things' },
  }),
  `    rooms:\n      type: list\n      zh: 房间\n      en: rooms\n      members:\n${facts('        ', room)}`,
  `    staff:\n      type: list\n      zh: 人员\n      en: staff\n      members:\n${facts('        ', staff)}`,
  `    events:\n      type: list\n      zh: 活动\n      en: events\n      members:\n${facts('        ', event)}`,
].join('')

const document = `document: doc\ntitle: ${label}\nissuer: ${label}\nnumber: 一\nissued: "2021-01-01"\ninForce: { from: "2021-01-01" }\n`
const head = `standard: doc/site\nversion: 1.0.0\ndocument: doc\ntitle: ${label}\nappliesTo: { record: site }\n`
const common = `requirements:\n  one:\n    clause: 一\n    covers: [one]\n    obligation: must\n    statement: ${label}\n`

export interface Loaded {
  readonly requirement: Requirement | undefined
  readonly problems: readonly Problem[]
  /** The text of the file from where a Problem stands to the end of its line. */
  readonly placeOf: (problem: Problem) => string
  /** The finding on a site that some facts describe. */
  readonly check: (facts: object, asOf: string) => Finding
}

/** Loads the requirement that some YAML lines say. */
export function loadRequirement(yaml: string): Loaded {
  const text = `${head}${common}${yaml.trimEnd().replace(/^/gm, '    ')}\n`
  const treatment = /^kind: attestation$/m.test(yaml) ? 'attested' : 'encoded'
  const {
    standards,
    problems,
    vocabulary: known,
  } = loadRuleSets([
    { path: 'vocabulary.yaml', text: vocabulary },
    { path: 'document.yaml', text: document },
    {
      path: 'clauses.yaml',
      text: `document: doc\nclauses:\n  one: { at: 一, summary: ${label}, treatment: ${treatment} }\n`,
    },
    { path: 'site.yaml', text },
  ])
  const lines = text.split('\n')
  const placeOf = ({ line = 1, column = 1 }: Problem) => lines[line - 1]!.slice(column - 1)
  const check = (facts: object, asOf: string) =>
    compileStandard(standards[0]!, known).check(
      readRecord({ record: 'site', id: 'a', ...facts }, known).record!,
      asOf,
    )[0]!
  return { requirement: standards[0]?.requirements[0], problems, placeOf, check }
}
