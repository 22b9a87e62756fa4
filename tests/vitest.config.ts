import { defineConfig } from 'vitest/config'
import { shippedRuleSets } from '../tsup.config.js'

export default defineConfig({
  plugins: [
    {
      name: 'shipped-rule-sets',
      resolveId: (id) => (id === 'shipped-rule-sets' ? '\0shipped-rule-sets' : undefined),
      load: (id) => (id === '\0shipped-rule-sets' ? `export default ${JSON.stringify(shippedRuleSets())}` : undefined),
    },
  ],
  // By itself vitest leaves one of two processors idle.
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    globalSetup: ['tests/laws/total.ts'],
    maxWorkers: '100%',
  },
})
