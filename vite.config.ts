import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { noticesOf, packagesIn } from './electron/setup/third-party.ts'

const root = import.meta.dirname
const at = (...parts: string[]) => join(root, ...parts)

/** Shipped beside the bundle: they hold native code, or files that they find by their own path. */
const shippedApart = [
  'electron',
  'keytar',
  'bcrypt',
  'serialport',
  /^@serialport\/bindings-cpp/,
  /^@electric-sql\/pglite/,
  'wasm-vips',
]
const builtins = [...builtinModules, /^node:/]

/** The packages that no chunk shows, because they are not bundled, or are only a style and its font. */
const shippedBeside = [
  ...['@electric-sql/pglite', 'wasm-vips', 'bcrypt', 'keytar', 'node-gyp-build', 'serialport', 'debug', 'ms'],
  ...readdirSync(at('node_modules/@serialport')).map((name) => `@serialport/${name}`),
  '@fontsource-variable/inter',
]
  .map((name) => at('node_modules', name))
  .filter((folder) => existsSync(folder)) // keytar is optional
const paperFonts = () => ({
  title: 'Roboto, the font of papers (OFL-1.1)',
  text: readFileSync(at('resources/fonts/OFL.txt'), 'utf8').trim(),
})

/** vips.wasm is one file of many libraries; who wants another build of one of them puts it in its place. */
const vipsParts = () => ({
  title: 'Libraries in vips.wasm',
  text: readFileSync(at('node_modules/wasm-vips/THIRD-PARTY-NOTICES.md'), 'utf8').trim(),
})

/** CommonJS packages inside an ES module look for these two. */
const commonJsNames = 'const __dirname=import.meta.dirname,__filename=import.meta.filename;'

export default defineConfig({
  root: process.env.VITEST ? root : at('renderer'),
  // Screens have paths of their own, so the page's files are named from the root.
  base: '/',
  plugins: [react()],
  builder: {
    async buildApp(builder) {
      const shipped = new Set(shippedBeside)
      for (const environment of Object.values(builder.environments))
        for (const folder of packagesIn(await builder.build(environment))) shipped.add(folder)
      writeFileSync(at('dist/renderer/third-party.txt'), noticesOf(shipped, [paperFonts(), vipsParts()]))
    },
  },
  environments: {
    client: {
      build: {
        outDir: at('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome140',
        modulePreload: { polyfill: false },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: [], builtins },
      build: {
        ssr: true,
        outDir: at('dist/main'),
        emptyOutDir: true,
        target: 'node24',
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          input: {
            main: at('electron/main.ts'),
            serve: at('electron/serve.ts'),
            simulate: at('electron/simulate.ts'),
            migrate: at('prisma/migrate.ts'),
            'embedded-worker': at('electron/platform/database/embedded-worker.ts'),
            'task-worker': at('electron/task-worker.ts'),
          },
          external: [...builtins, ...shippedApart],
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            banner: commonJsNames,
          },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: [], builtins },
      build: {
        ssr: true,
        outDir: at('dist/preload'),
        emptyOutDir: true,
        target: 'chrome140',
        minify: false,
        rolldownOptions: {
          input: { preload: at('electron/preload.ts') },
          external: ['electron'],
          // A sandboxed preload can't be an ES module.
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  test: {
    reporters: ['default'],
    projects: [
      {
        root,
        resolve: { alias: { electron: at('tests/support/electron-double.ts') } },
        // Nothing here keeps a state of its own in a module, so modules are loaded once for all files of a worker.
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000, // lint has the other core
        },
      },
      {
        root,
        resolve: { alias: { electron: at('tests/support/electron-double.ts') } },
        test: {
          name: 'integration',
          // It imports `electron` when it is loaded, which the alias above reaches only in code that vitest transforms.
          server: { deps: { inline: ['electron-store'] } },
          isolate: false, // as above
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-global.ts'],
          pool: 'forks',
          maxWorkers: 2, // they wait more than they work: brokers, timers
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        root,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-global.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: 'bench',
          include: ['tests/bench/**/*.bench.ts'],
          globalSetup: ['tests/support/postgres-global.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
