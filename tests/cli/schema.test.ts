import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { jsonSchemaNames, outputSchemaNames } from '../../src/index.js'
import { clausecheck, inFolder } from './session.js'

test.concurrent.for([...jsonSchemaNames, 'config', ...outputSchemaNames])(
  'clausecheck schema %s prints the file that ships',
  async (name, { expect }) => {
    const { stdout, stderr, exit } = await clausecheck(['schema', name], '.')
    expect({ stderr, exit }).toEqual({ stderr: '', exit: '0' })
    expect(stdout).toBe(readFileSync(`dist/schemas/${name}.json`, 'utf8'))
  },
)

test("the schema of records knows the words of somebody's own rule sets", async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'rules'))
    const vocabulary = 'terms: { regions: { eastville: { zh: 东村, en: Eastville, aliases: [东庄] } } }\n'
    writeFileSync(join(folder, 'rules/vocabulary.yaml'), vocabulary)
    const { stdout } = await clausecheck(['schema', 'record', '--standards', 'rules'], folder)
    const { region } = JSON.parse(stdout).definitions.site.properties
    expect(region.enum).toEqual(expect.arrayContaining(['nanhu', 'eastville', '东村', '东庄', null]))
  })
})

test('what init writes is valid by the schema of configurations, with and without what it leaves out', async () => {
  await inFolder(async (folder) => {
    await clausecheck(['init'], folder)
    const { stdout } = await clausecheck(['schema', 'config'], folder)
    const validate = new Ajv({ strictTypes: false }).compile(JSON.parse(stdout))
    const text = readFileSync(join(folder, 'clausecheck.config.yaml'), 'utf8')
    const all = text.replace(/^# (?=\w+: )/gm, '')
    expect(all).not.toBe(text)
    for (const each of [text, all]) {
      expect(validate(parse(each)) || validate.errors).toBe(true)
      expect(validate({ ...parse(each), mappings: 'a' })).toBe(false)
    }
  })
})
