import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkRecords } from '../../src/report/check-records.js'
import { obligations } from '../../src/standard/standard.js'
import { jiaxing, pageOf, reportOn, ruleSets } from './html-reports.js'

// The page in a real browser.

const executablePath = '/usr/bin/chromium'
const why = existsSync(executablePath) ? '' : ` (skipped: there is no ${executablePath}; apt-get install chromium)`

const hostileName = '<script>alert(1)</script><img src=x onerror=alert(2)>'
const hostile = { ...jiaxing(1).at(-1)!, id: '</script><b>', name: hostileName }

describe.skipIf(why !== '')(`the HTML report in Chromium${why}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'clausecheck-html-'))
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  const report = reportOn([...jiaxing(60), hostile], '2021-10-15')

  /** Opens a page, and keeps what it does that no report should do. */
  async function open(html: string): Promise<{ page: Page; misdeeds: string[]; address: string }> {
    const file = join(folder, 'report.html')
    writeFileSync(file, html)
    const address = pathToFileURL(file).href
    const page = await browser.newPage()
    const misdeeds: string[] = []
    page.on('request', (request) => request.url() !== address && misdeeds.push(`requests ${request.url()}`))
    page.on('console', (message) => misdeeds.push(`says ${message.text()}`))
    page.on('pageerror', (error) => misdeeds.push(`throws ${error.message}`))
    page.on('dialog', (dialog) => {
      misdeeds.push(`asks ${dialog.message()}`)
      void dialog.dismiss()
    })
    await page.goto(address)
    return { page, misdeeds, address }
  }

  /** The rows of a table, its cells as numbers and texts. */
  const rowsOf = (page: Page, table: string) =>
    page
      .locator(`${table} tbody tr`)
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...(row as unknown as { cells: { textContent: string }[] }).cells].map((cell) => cell.textContent),
        ),
      )

  const shown = (page: Page) => page.locator('#shown').textContent()
  const settled = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor()
  const tabTo = async (page: Page, selector: string) => {
    for (let press = 0; press < 200; press++) {
      if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${selector} is not reached by Tab`)
  }

  test('it shows the verdict and the counts of the report', async () => {
    const { page, misdeeds } = await open(pageOf(report))
    expect(await page.locator('#verdict').textContent()).toContain('non-compliant')
    const used = obligations.filter((each) => Object.values(report.counts[each]).some((count) => count > 0))
    const counts = await rowsOf(page, '.counts')
    expect(counts.slice(0, -1).map((row) => row.slice(0, 6))).toEqual(
      used.map((each) => [each, ...Object.values(report.counts[each]).map(String)]),
    )
    const verdicts = Object.values(report.verdicts).filter((count) => count > 0)
    expect(await page.locator('#verdicts b').allTextContents()).toEqual(verdicts.map(String))
    const all = Object.values(report.verdicts).reduce((a, b) => a + b)
    expect(
      (await rowsOf(page, '.regions'))[0]!
        .slice(1, 3)
        .map(Number)
        .reduce((a, b) => a + b),
    ).toBe(all)
    expect(misdeeds).toEqual([])
  })

  test('a hostile name stays text, wherever it stands', async () => {
    const { page, misdeeds } = await open(pageOf(report))
    await page.getByRole('searchbox').fill('alert(1)')
    await settled(page, /records: 1 of/)
    expect(await page.locator('.record .name').allTextContents()).toEqual([hostileName])
    expect(await page.locator('#heat-map').textContent()).toContain(hostileName)
    expect(await page.locator('img, script:not([id])').count()).toBe(1)
    expect(await page.locator('.record > summary').textContent()).toContain('</script><b>')
    expect(misdeeds).toEqual([])
  })

  test('search and filters work by keyboard, and tell how many they leave', async () => {
    const { page } = await open(pageOf(report))
    const total = report.records.reduce((count, { findings }) => count + findings.length, 0)
    expect(await shown(page)).toBe(
      `Findings shown: ${total} of ${total}; records: ${report.records.length} of ${report.records.length}`,
    )

    await tabTo(page, '#query')
    await page.keyboard.type('健心客厅 7 total-area')
    await settled(page, /shown: [1-9]\d? of/)
    expect(await page.locator('.record .name').allTextContents()).toContain('健心客厅 7')

    await tabTo(page, '#reset')
    await page.keyboard.press('Enter')
    await settled(page, `shown: ${total} of`)
    expect(await page.evaluate('document.activeElement.id')).toBe('query')

    for (const status of [0, 2, 3, 4]) {
      await tabTo(page, `[name=status][value="${status}"]`)
      await page.keyboard.press('Space')
    }
    const failing = report.records.filter(({ counts }) => counts.fail > 0)
    const fails = failing.reduce((count, { counts }) => count + counts.fail, 0)
    await settled(page, `shown: ${fails} of ${total}; records: ${failing.length} of`)
    for (const obligation of [1, 2, 3]) {
      await tabTo(page, `[name=obligation][value="${obligation}"]`)
      await page.keyboard.press('Space')
    }
    await settled(page, `shown: ${report.counts.must.fail} of`)
  })

  test('a region is chosen with all that lies inside it', async () => {
    const { page } = await open(pageOf(report))
    const region = page.getByLabel('Region', { exact: true })
    await region.selectOption({ label: '\u3000南湖区' })
    const inNanhu = report.records.filter((record) => 'region' in record && record.region === 'region/nanhu')
    await settled(page, `records: ${inNanhu.length} of`)
    await region.selectOption({ label: '嘉兴市' })
    await settled(page, `records: ${report.records.length} of`)
    // The scoreboard leads there, too.
    await page.getByRole('button', { name: 'Show the findings of 南湖区' }).press('Enter')
    await settled(page, `records: ${inNanhu.length} of`)
    expect(await page.evaluate('document.activeElement.id')).toBe('h-findings')
  })

  test('what is waived is marked, counted and found by a filter, with the reason', async () => {
    const waiver = {
      id: 'refit',
      requirement: 'jiaxing-2021-33/health-lounge/total-area-branch',
      region: 'nanhu',
      reason: '<b>场馆整修</b>',
      approver: '嘉兴市文化广电旅游局',
      clause: '示例批复〔2021〕1号',
      from: '2021-09-01',
      until: '2021-12-31',
    }
    const waived = reportOn(jiaxing(60), '2021-10-15', [waiver])
    const count = Object.values(waived.waived).reduce((sum, { fail, unknown }) => sum + fail + unknown, 0)
    expect(count).toBeGreaterThan(0)
    const { page, misdeeds } = await open(pageOf(waived))
    const [row] = await rowsOf(page, '#waivers')
    expect(row).toEqual([
      'refit',
      'in force',
      String(count),
      ...['2021-09-01', '2021-12-31', waiver.requirement, 'nanhu', waiver.reason, waiver.approver, waiver.clause],
    ])
    expect((await rowsOf(page, '.counts')).at(-1)![7]).toBe(String(count))
    await page.getByLabel('Waiver', { exact: true }).selectOption({ label: 'waived only' })
    await settled(page, `shown: ${count} of`)
    const told = await page.locator('.record[open] table').first().textContent()
    expect(told).toContain('waived (refit)')
    expect(told).toContain(`refit · ${waiver.reason} · ${waiver.approver} · ${waiver.clause} · – 2021-12-31`)
    expect(misdeeds).toEqual([])
  })

  test('a record opens by keyboard and shows its findings with clause, required, found, evidence', async () => {
    const { page } = await open(pageOf(report))
    await page.getByRole('searchbox').fill('健心客厅 7')
    // Not all of them any more: what is opened before the list is made anew is closed again.
    await settled(page, new RegExp(`records: (?!${report.records.length} of)\\d+ of`))
    await tabTo(page, '.record > summary')
    await page.keyboard.press('Enter')
    const table = page.locator('.record[open] table').first()
    expect(await table.locator('caption').textContent()).toMatch(/^Findings on 健心客厅/)
    const text = await table.textContent()
    for (const word of ['三/（一）/1', 'Required', 'Found', 'Evidence', '/totalArea']) expect(text).toContain(word)
  })

  test('the language can be switched, back and forth, by keyboard', async () => {
    const { page, misdeeds } = await open(pageOf(report, 'zh'))
    expect(await page.locator('h1').textContent()).toBe('标准符合性检查报告')
    await tabTo(page, '#language')
    await page.keyboard.press('Enter')
    expect(await page.locator('h1').textContent()).toBe('Compliance report')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    // No Chinese is left but in data: names, clauses and the button that leads back.
    expect(await page.locator('h2, label, legend, thead').allTextContents()).not.toContainEqual(
      expect.stringMatching(/结论|地区|标准/),
    )
    expect(await page.evaluate('document.activeElement.id')).toBe('language')
    // What was asked for is asked for still.
    await page.getByRole('searchbox').fill('site-59')
    await settled(page, /records: 1 of/)
    await tabTo(page, '#language')
    await page.keyboard.press('Enter')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(await shown(page)).toMatch(/^显示 1 条记录/)
    expect(await page.getByRole('searchbox').inputValue()).toBe('site-59')
    expect(misdeeds).toEqual([])
  })

  test('it reads without eyes: landmarks, headings, captions, and a table behind every picture', async () => {
    const { page } = await open(pageOf(report))
    for (const landmark of ['banner', 'main', 'contentinfo', 'search'] as const) {
      expect(await page.getByRole(landmark).count()).toBe(1)
    }
    expect(await page.getByRole('navigation', { name: 'Contents' }).count()).toBe(1)
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(11)
    for (const summary of await page.locator('.behind > summary').all()) await summary.press('Enter')
    const figures = await page.locator('figure').all()
    expect(figures.length).toBeGreaterThan(3)
    for (const figure of figures) {
      expect(await figure.getByRole('img').getAttribute('aria-label')).not.toBe('')
      await figure.locator('.behind table caption').waitFor()
    }
    expect(await page.locator('table:not(:has(caption))').count()).toBe(0)
    expect(await page.locator('svg:not([role=img]):not([aria-hidden=true])').count()).toBe(0)
    expect(await page.locator('#shown').getAttribute('aria-live')).toBe('polite')
  })

  test('the heat map counts what fails in each region, and shows single records on demand', async () => {
    const { page } = await open(pageOf(report))
    const failing = (key: string, requirement: string) =>
      report.records
        .filter((record) => 'region' in record && record.region === key)
        .flatMap(({ findings }) => findings)
        .filter((finding) => finding.requirement === requirement && finding.status === 'fail').length
    const behind = async () => {
      await page.locator('#heat-map .behind > summary').press('Enter')
      await page.locator('#heat-map .behind table').waitFor()
      const heads = await page.locator('#heat-map .behind thead th').allTextContents()
      const rows = await rowsOf(page, '#heat-map .behind table')
      return { heads, row: rows.find(([statement]) => statement!.includes('carries the logo'))! }
    }
    const merged = await behind()
    expect(merged.heads.slice(2)).toHaveLength(7)
    const count = failing('region/nanhu', 'logo')
    expect(count).toBeGreaterThan(0)
    expect(merged.row[merged.heads.indexOf('南湖区')]).toContain(`fail ${count}`)

    await page.getByLabel('Columns', { exact: true }).selectOption({ label: 'single records' })
    const single = await behind()
    const { name, findings } = report.records.find(({ id }) => id === 'site-7')!
    const { status } = findings.find(({ requirement }) => requirement === 'logo')!
    expect(single.heads).toContain(name)
    expect(single.row[single.heads.indexOf(name!)]).toContain(status)
  })

  test('whatever might ask for something from outside is refused', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked++
      response.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const { page, misdeeds } = await open(pageOf(report))
    await page.evaluate(`new Image().src = 'http://127.0.0.1:${port}/x.png'`)
    await expect.poll(() => misdeeds).toContainEqual(expect.stringContaining('Content Security Policy'))
    server.close()
    expect(asked).toBe(0)
  })

  test('without scripts it still tells the verdict, in both languages', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.setContent(pageOf(report))
    const told = page.locator('noscript p')
    expect(await told.allTextContents()).toEqual([
      expect.stringMatching(/^结论：不符合 \(2021-10-15\).*JavaScript/),
      expect.stringMatching(/^Verdict: non-compliant \(2021-10-15\).*JavaScript/),
    ])
    expect(await told.first().isVisible()).toBe(true)
  })

  test('every text stands out from what it stands on', async () => {
    const { page } = await open(pageOf(report))
    await page.locator('.record > summary').first().press('Enter')
    const faint = await page.evaluate(faintTexts)
    expect(faint).toEqual([])
  })

  test('it prints every record that is asked for, opened', async () => {
    const { page } = await open(pageOf(report))
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(await page.locator('.record[open] table').count()).toBe(report.records.length)
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(await page.locator('.record[open]').count()).toBe(0)
    // On paper as in the page: what the browser prints is more than what it shows.
    await page.getByRole('searchbox').fill('site-59')
    await settled(page, /records: 1 of/)
    expect((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(4)
  })

  test('10,000 sites load, filter and turn pages', async () => {
    const large = reportOn(jiaxing(10_000), '2021-10-15')
    const { page, misdeeds } = await open(pageOf(large))
    const [all] = (await rowsOf(page, '.counts')).slice(-1)
    const findings = large.records.reduce((count, { findings }) => count + findings.length, 0)
    expect(all![6]).toBe(String(findings))
    // What stands in the page does not grow with the records.
    expect(await page.locator('*').count()).toBeLessThan(10_000)
    expect(await page.locator('.record').count()).toBe(25)
    const [first] = await page.locator('.record .name').allTextContents()
    await page
      .getByRole('navigation', { name: 'Pages of Findings' })
      .getByRole('button', { name: 'Next' })
      .press('Enter')
    expect(await page.locator('.record .name').allTextContents()).not.toContain(first)
    await page.getByRole('searchbox').fill('site-9876')
    await settled(page, /records: 1 of/)
    expect(await page.locator('.record .name').textContent()).toBe('健心客厅 9876')
    expect(misdeeds).toEqual([])
  })

  test('what a finding rests on is named with its cell, below the record it is of', async () => {
    const columns = { hostType: 6, menuHours: 28 }
    const rows = jiaxing(3).filter(({ record }) => record === 'site')
    const sources = rows.map((value, index) => {
      const line = index + 2
      return { value, file: '台账.xlsx', line, places: { sheet: '表一', line, column: 1, columns } }
    })
    const { page, misdeeds } = await open(pageOf(checkRecords(sources, { ...ruleSets, asOf: '2021-10-15' })))
    for (const [index, { id }] of rows.entries()) {
      const told = await page.locator('.record', { hasText: `site ${id} ` }).textContent()
      expect(told).toContain(`台账.xlsx!表一!AB${index + 2}`)
      expect(told).toContain(`台账.xlsx!表一!F${index + 2}`)
      expect(told).not.toContain('!表一!A2')
    }
    expect(misdeeds).toEqual([])
  })
})

/** Runs in the page: the texts whose contrast to what they stand on is below 4.5, as WCAG reckons it. */
const faintTexts = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const light = (colour) => channels(colour).slice(0, 3).map((each) => each / 255)
    .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    .reduce((sum, each, index) => sum + each * [0.2126, 0.7152, 0.0722][index], 0)
  const ground = (node) => {
    if (node instanceof SVGElement) {
      const rect = node.previousElementSibling
      if (node.matches('.on, .ink') && rect) return getComputedStyle(rect).fill
      return ground(node.closest('div, td, li'))
    }
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor
      if ((channels(colour)[3] ?? 1) > 0) return colour
    }
    return 'rgb(255, 255, 255)'
  }
  const found = new Set()
  for (const node of document.querySelectorAll('body *')) {
    if (![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) continue
    if (node.matches('script, style, title, option, noscript')) continue
    const style = getComputedStyle(node)
    const [a, b] = [light(node instanceof SVGElement ? style.fill : style.color), light(ground(node))].sort((x, y) => y - x)
    const contrast = (a + 0.05) / (b + 0.05)
    if (contrast < 4.5) found.add(node.tagName + '.' + (node.getAttribute('class') ?? '') + ' ' + contrast.toFixed(2))
  }
  return [...found]
})()`
