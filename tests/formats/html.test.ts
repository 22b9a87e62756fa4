import { expect, test } from 'vitest'
import { script } from '../../src/formats/html/script/index.js'
import { style } from '../../src/formats/html/style.js'
import { pageWords } from '../../src/formats/html/words.js'
import { obligationWords, statusWords, verdictWords } from '../../src/formats/words.js'
import { digestOf } from '../../src/standard/digest.js'
import { jiaxing, pageOf, reportOn, type Values } from './html-reports.js'

// The page as a text; html-browser.test.ts opens it.

const hostile = {
  ...jiaxing(1).at(-1)!,
  id: 'x</script><b>',
  name: '<script>alert(1)</script>\u2028<!--<script>\u202egnp.exe',
}
const report = reportOn([...jiaxing(3), hostile], '2021-10-15')
const page = pageOf(report)

const dataOf = (html: string) =>
  JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)![1]!)

test('nothing in data is markup: a name that ends scripts stays a name', () => {
  expect(page.match(/<script/g)).toHaveLength(2)
  expect(page).not.toContain('\u2028')
  expect(page).not.toContain('<b>')
  const [, id, name] = dataOf(page).records.find(([, id]: string[]) => id!.startsWith('x'))
  expect(id).toBe('x</script><b>')
  // What would turn the direction of reading round is shown as a mark.
  expect(name).toBe('<script>alert(1)</script>\u2028<!--<script>\ufffdgnp.exe')
})

test('a day that is no day is text in the page, too', () => {
  expect(pageOf(reportOn([], '<img src=x>'))).not.toContain('<img')
})

test('a policy forbids every request and every script and style but the two in the page', async () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!
  const hash = async (text: string) =>
    Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('base64')
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src 'sha256-${await hash(script)}'`,
    `style-src 'sha256-${await hash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ])
  expect(page).toContain(`<script>${script}</script>`)
  expect(page).toContain(`<style>${style}</style>`)
  expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/)
})

test('the page carries both languages and opens in the one that was asked for', () => {
  for (const language of ['zh', 'en'] as const) {
    const html = pageOf(report, language)
    expect(html).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`)
    expect(html).toContain(`<h1 data-t="title">${pageWords.title[language]}</h1>`)
    for (const words of [pageWords, statusWords, verdictWords, obligationWords]) {
      for (const { zh, en } of Object.values(words)) {
        expect(html).toContain(zh)
        expect(html).toContain(en)
      }
    }
  }
})

test('every word the script says is there, and none is there in vain', () => {
  const said = [...script.matchAll(/\bt\('(\w+)'/g)].map(([, name]) => name)
  const named = [...script.matchAll(/\b(?:entry|select|checks|button)\((?:'[\w-]+', )?'(\w+)'/g)].map(
    ([, name]) => name,
  )
  const placed = [...page.matchAll(/data-(?:t|label)="(\w+)"/g)].map(([, name]) => name)
  const used = new Set([...said, ...named, ...placed, 'noScript', 'verdict'])
  expect([...used].filter((name) => !(name! in pageWords))).toEqual([])
  expect(Object.keys(pageWords).filter((name) => !used.has(name))).toEqual([])
})

test('the data hold every finding of the report, and its counts', () => {
  const data = dataOf(page)
  const statuses = Object.keys(statusWords)
  expect(data.records).toHaveLength(report.records.length)
  for (const [index, record] of report.records.entries()) {
    const answers = data.records[index][6].map((answer: number) => data.answers[answer])
    expect(
      answers.map(([requirement, status]: number[]) => [data.requirements[requirement!][1], statuses[status!]]),
    ).toEqual(record.findings.map(({ requirement, status }) => [requirement, status]))
  }
  expect(data.counts).toEqual(Object.values(report.counts).map((counts) => Object.values(counts)))
  expect(data.verdicts).toEqual(Object.values(report.verdicts))
})

test('a finding says what was required, what was found, on what evidence, and what would settle it', () => {
  const site = {
    record: 'site',
    id: 'a',
    siteType: 'health-lounge',
    region: 'nanhu',
    hostType: 'main-library',
    hostTier: 'county',
  }
  const data = dataOf(pageOf(reportOn([{ ...site, totalArea: 149.5 }] as Values, '2021-10-15')))
  const answerTo = (id: string) =>
    data.answers[data.records[0][6].find((answer: number) => data.requirements[data.answers[answer][0]][1] === id)]
  const [, , expected, actual, detail, evidence] = answerTo('total-area-main')
  expect([expected, actual, detail].map((index) => data.texts[index])).toEqual([
    ['不少于 150 m²', 'at least 150 m² required'],
    '149.5 m²',
    ['不少于 150 m²，实为 149.5 m²，差 0.5 m²', 'at least 150 m² required, 149.5 m² found, 0.5 m² short'],
  ])
  expect(evidence.map((place: number) => data.places[place])).toContainEqual(['/totalArea', ['总面积', 'total area']])
  const settledBy = answerTo('menu-hours')[7]
  expect(settledBy.map((place: number) => data.places[place][0])).toEqual(['/menuHours'])
})

test('a waiver is named with the finding it covers, and with the ones that cover nothing', () => {
  const waiver = (id: string, record: string) => ({
    id,
    requirement: 'jiaxing-2021-33/health-lounge/menu-hours',
    record,
    reason: '整修',
    approver: '某局',
    clause: '某文',
    from: '2021-09-01',
    until: '2021-12-31',
  })
  const waivers = [waiver('idle', 'site/nobody'), waiver('own', `site/${hostile.id}`)]
  const waived = reportOn([{ ...hostile, menuHours: 10 }], '2021-10-15', waivers)
  const data = dataOf(pageOf(waived))
  const marks = data.answers.map((answer: unknown[]) => answer.at(-1))
  expect(marks.filter((mark: number) => mark >= 0)).toEqual([1])
  expect(data.waivers.map(([id, state, findings]: unknown[]) => [id, state, findings])).toEqual([
    ['idle', ['有效', 'in force'], 0],
    ['own', ['有效', 'in force'], 1],
  ])
  expect(data.waived).toEqual([1, 0, 0, 0])
})

test('of evidence that is as long as the list of sites the first are named and the rest counted', () => {
  const data = dataOf(pageOf(reportOn(jiaxing(60), '2021-10-15')))
  const most = data.answers.filter((answer: unknown[]) => (answer[5] as unknown[]).length === 20)
  expect(most.map((answer: number[]) => answer[6])).toContain(40)
})

test('a report on nothing is a page, too', () => {
  expect(dataOf(pageOf(reportOn([], '2021-10-15')))).toMatchObject({ records: [], answers: [], regions: [] })
})

test('the same report makes the same page', () => {
  expect(digestOf(pageOf(reportOn([...jiaxing(3), hostile], '2021-10-15')))).toBe(digestOf(page))
})
