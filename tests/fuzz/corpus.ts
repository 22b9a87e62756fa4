import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

// What the inputs are made of: our own fixtures and standards.

const filesIn = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name))

export const recordFiles = (): string[] => filesIn('fixtures/records')

/** Records as somebody would give them: those of the fixtures, and of some cases. */
export function records(): object[] {
  const whole = recordFiles().flatMap((path) => parse(readFileSync(path, 'utf8')) as object[])
  const names = [
    'jiaxing-2021-33/city',
    'jiaxiang-2023-10/village',
    'binhai-2019-132/case-record',
    'jining-2023-24/university',
  ]
  const cases = names.flatMap((name) => {
    const file = parse(readFileSync(`fixtures/cases/${name}.yaml`, 'utf8')) as CaseFile
    const type = name.endsWith('city') ? 'region' : name.endsWith('case-record') ? 'case-record' : 'site'
    return file.cases
      .slice(0, 4)
      .map(({ given }, index) => ({ record: type, id: `${name}/${index}`, ...file.record, ...given }))
  })
  return [...whole.slice(0, 12), ...cases]
}

interface CaseFile {
  readonly record?: object
  readonly cases: readonly { readonly given?: object }[]
}

/** Files of rule sets in one text, a line "==== path" before each. */
export const joined = (files: readonly { readonly path: string; readonly text: string }[]): string =>
  files.map(({ path, text }) => `==== ${path}\n${text.endsWith('\n') ? text : `${text}\n`}`).join('')

export function parted(source: string): { readonly path: string; readonly text: string }[] {
  return source
    .split(/^(?===== )/m)
    .filter((part) => part.startsWith('==== '))
    .map((part) => {
      const end = part.indexOf('\n')
      return { path: part.slice(5, end < 0 ? undefined : end), text: end < 0 ? '' : part.slice(end + 1) }
    })
}
