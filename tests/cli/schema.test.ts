import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jsonSchemaNames } from '../../src/index.js'
import { clausecheck, inFolder } from './session.js'

test.concurrent.for(jsonSchemaNames)('clausecheck schema %s prints the file that ships', async (name, { expect }) => {
  const { stdout, stderr, exit } = await clausecheck(['schema', name], '.')
  expect({ stderr, exit }).toEqual({ stderr: '', exit: '0' })
  expect(stdout).toBe(readFileSync(`dist/schemas/${name}.json`, 'utf8'))
})

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
