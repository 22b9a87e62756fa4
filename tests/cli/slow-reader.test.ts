import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { cli, inFolder } from './session.js'

// Findings take ten times the room of their records: what nobody has read of them yet is not heaped up.

/** Says on descriptor 3 how many kilobytes a process has held at most. */
const tellMemory =
  'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>writeSync(3,String(process.resourceUsage().maxRSS)))'

test.each([1, 2])(
  '150 MB of findings through a pipe are never held as a whole (%i threads)',
  async (workers) => {
    await inFolder(async (folder) => {
      const site = (id: number) => `{"record":"site","id":${id},"siteType":"health-lounge","region":"nanhu"}\n`
      writeFileSync(join(folder, 'sites.ndjson'), Array.from({ length: 8000 }, (_, id) => site(id)).join(''))
      const options = ['sites.ndjson', '--as-of', '2021-09-30', '--format', 'ndjson', '--workers', `${workers}`]
      const child = spawn(process.execPath, ['--import', tellMemory, cli, 'check', ...options], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
      })
      let written = 0
      child.stdout!.on('data', (piece: Buffer) => {
        written += piece.length
      })
      let said = ''
      for await (const piece of child.stdio[3] as Readable) said += piece
      const megabytes = Number(said) / 1024
      expect(written).toBeGreaterThan(150e6)
      expect(megabytes).toBeGreaterThan(50)
      expect(megabytes).toBeLessThan(300)
    })
  },
  60_000,
)
