import { resolve } from 'node:path'
import { bundled } from './bundle.js'

// npm run -s fuzz: a minute for each target; npm run -s fuzz -- csv 600: ten minutes of one.

async function main(): Promise<void> {
  const { folder, remove } = await bundled()
  try {
    const { longPass } = (await import(resolve(folder, 'long.cjs'))) as typeof import('./long.js')
    await longPass(process.argv.slice(2), folder)
  } finally {
    remove()
  }
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
