import { openRunFolder } from '../support/run-folder.ts'

/** Says where the first story that needs one puts an empty database for the others to copy. */
export const emptyDatabase = 'MASH_TEST_EMPTY_DATABASE'

export default function prepareRun(): () => void {
  const { embeddedTemplate, remove } = openRunFolder()
  process.env[emptyDatabase] = embeddedTemplate
  return remove
}
