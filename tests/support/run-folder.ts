import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Where tests put what is made once and copied: the test command gives all its stages one folder; a stage that runs
 * alone has one of its own and removes it.
 */
export function openRunFolder(): { embeddedTemplate: string; remove: () => void } {
  const given = process.env['MASH_TEST_FOLDER']
  const dir = given ?? mkdtempSync(join(tmpdir(), 'mash-run-'))
  const remove = () => {
    if (given === undefined) rmSync(dir, { recursive: true, force: true })
  }
  return { embeddedTemplate: join(dir, 'embedded'), remove }
}
