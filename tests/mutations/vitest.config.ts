import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = process.cwd() // a copy of the project, in which one thing is broken
const [tests = '[]'] = [process.env.MASH_MUTATE_TESTS]
const isUnitAlone = process.env.MASH_MUTATE_UNIT === '1'

/** The tests that are to notice: those of the units, and those of the room when it needs a database or a broker. */
export default defineConfig({
  root,
  plugins: [react()],
  resolve: { alias: { electron: join(root, 'tests/support/electron-double.ts') } },
  test: {
    name: 'mutate',
    server: { deps: { inline: ['electron-store'] } },
    include: JSON.parse(tests) as string[],
    ...(isUnitAlone
      ? {}
      : {
          globalSetup: ['tests/support/postgres-global.ts'],
          pool: 'forks' as const,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        }),
  },
})
