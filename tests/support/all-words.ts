import { readdirSync } from 'node:fs'
import { join } from 'node:path'

type Catalogues = Readonly<Record<string, object>>

/** Every catalogue of a language by its namespace, as the files stand: named by nobody, so that none is forgotten. */
async function readCatalogues(language: string): Promise<Catalogues> {
  const folder = join(import.meta.dirname, '../../renderer/locales', language)
  const files = readdirSync(folder).map((file) => import(join(folder, file)) as Promise<Catalogues>)
  return Object.assign({}, ...(await Promise.all(files))) as Catalogues
}

export const allWords = { en: await readCatalogues('en'), fil: await readCatalogues('fil') }
