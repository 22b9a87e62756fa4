import { expect, test } from 'vitest'
import { findings, languages, names, report, reportOn, write } from './report.js'

interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

const decoded = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')

/** The commands as the runner reads them, line by line; a line that is none fails. */
const commandsIn = (text: string): Command[] =>
  text
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const [, name, properties, message] = /^::(\w+) ([^:]*)::(.*)$/.exec(line)!
      const pairs = properties!.split(',').map((pair) => {
        const at = pair.indexOf('=')
        return [pair.slice(0, at), decoded(pair.slice(at + 1))]
      })
      return { name: name!, properties: Object.fromEntries(pairs), message: decoded(message!) }
    })

const commands = commandsIn(write('github'))

test.each(languages)('every line is a command in %s', (language) => {
  for (const { name } of commandsIn(write('github', language))) expect(['error', 'warning', 'notice']).toContain(name)
})

test('errors are what makes a record non-compliant, and Problems', () => {
  const failed = findings.filter(({ status }) => status === 'fail')
  const grave = failed.filter(
    ({ obligation, record }) => obligation === 'must' || (obligation === 'target' && record.type === 'region'),
  )
  const count = (name: string) => commands.filter((command) => command.name === name).length
  expect(count('error')).toBe(grave.length + report.problems.length)
  expect(count('warning')).toBe(failed.length - grave.length)
  expect(count('notice')).toBe(report.records.filter(({ counts }) => counts.unknown > 0).length)
})

test('an annotation has its file, line, record and clause', () => {
  expect(commands.find(({ properties }) => properties.title?.includes('menu-hours'))).toEqual({
    name: 'error',
    properties: {
      file: '数据/示例 表 #1.yaml',
      line: '3',
      title: `${names[0]} (site/s0) jiaxing-2021-33/health-lounge/menu-hours 三/（二）/2`,
    },
    message: expect.stringMatching(/: at least 12 h\/week required, 11\.5 h\/week found, 0\.5 h\/week short$/),
  })
})

test('a record that came from no file has an annotation without one', () => {
  const of = {
    ...report,
    records: report.records.map((record) => ({ ...record, file: null, line: null })),
    problems: [],
  }
  for (const { properties } of commandsIn(write('github', 'en', of))) expect(Object.keys(properties)).toEqual(['title'])
})

test('a name with line breaks, colons, commas and percent signs forges nothing', () => {
  const titles = commands.map(({ properties }) => properties.title)
  expect(titles).toContain('two\nlines\r\n::error::forged,a:b %0A (site/s6)')
  expect(titles).toContain('bell\ufffd escape\ufffd[31m nul\ufffd \ufffdturned (site/s5)')
})

test('what is unknown of a record is one notice that names what to find out', () => {
  const of = reportOn([{ record: 'site', id: 'a', siteType: 'health-lounge', region: 'nanhu' }])
  const [notice, ...others] = commandsIn(write('github', 'en', of))
  expect(others).toEqual([])
  expect(notice!.message).toMatch(/^\d+ unknown; find out: [^,]+(, [^,]+)+ and \d+ more$/)
  expect(commandsIn(write('github', 'zh', of))[0]!.message).toMatch(/^\d+ 项要求无法判定，须查明：.+ 等 \d+ 项$/)
})
