// The schema engine of Prisma as WebAssembly, the same commit as the client: it compares a live database with
// prisma/schema. Only for developers and tests; the application never loads it.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

export const schemaDir = fileURLToPath(new URL('./schema', import.meta.url))
export const migrationsDir = fileURLToPath(new URL('./migrations', import.meta.url))

// Neither TypeScript's ES library nor @types/node declares it.
interface WasmLoader {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>
}
const { WebAssembly: wasmLoader } = globalThis as unknown as { WebAssembly: WasmLoader }

let loaded: Promise<void> | undefined

async function loadEngine(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = readFileSync(path.replace(/\.js$/, '.wasm'))
  const { instance } = await wasmLoader.instantiate(wasm, { './schema_engine_bg.js': { ...bindings } })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') Reflect.apply(start, undefined, [])
}

/** The SQL that turns the database behind the adapter into prisma/schema; empty when they agree. */
export async function schemaDrift(factory: SqlMigrationAwareDriverAdapterFactory): Promise<string> {
  await (loaded ??= loadEngine())
  const files = readdirSync(schemaDir)
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => ({ path: name, content: readFileSync(join(schemaDir, name), 'utf8') }))
  const engine = await bindings.SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  try {
    const result = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return result.exitCode === 0 ? '' : (result.stdout ?? '')
  } finally {
    engine.free()
  }
}
