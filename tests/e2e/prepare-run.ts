import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Says where the first story that needs one puts an empty database for the others to copy. */
export const emptyDatabase = 'MASH_TEST_EMPTY_DATABASE'

export default function prepareRun(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'mash-stories-'))
  process.env[emptyDatabase] = join(folder, 'db')
  return () => {
    rmSync(folder, { recursive: true, force: true })
  }
}
