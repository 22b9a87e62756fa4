import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formatSession, parseSession, replay } from './session.js'

// UPDATE_SESSIONS=1 writes down what happens instead of comparing it: read the diff before you commit it.

const folder = 'fixtures/sessions'
const names = readdirSync(folder).filter((name) => name.endsWith('.session'))
const updating = process.env.UPDATE_SESSIONS === '1'

test.concurrent.for(names)('%s', async (name, { expect }) => {
  const source = readFileSync(`${folder}/${name}`, 'utf8')
  const happened = formatSession(await replay(parseSession(source)))
  if (updating) writeFileSync(`${folder}/${name}`, happened)
  else expect(happened).toBe(source)
})

test.for(names)('%s is named after the exit code of its last command', (name) => {
  const { runs } = parseSession(readFileSync(`${folder}/${name}`, 'utf8'))
  expect(/^exit-(\d)-[a-z0-9-]+\.session$/.exec(name)?.[1]).toBe(runs.at(-1)?.outcome.exit)
})
