import { create } from 'zustand'
import type { FarmStart } from '../../../electron/contract/setup/system.ts'
import { readDraft, writeDraft } from '../../ui/use-draft.ts'
import { withoutPassword } from './database-url.ts'

type Setup = {
  start: FarmStart
  /** With its password; only here in memory. */
  url: string
  /** Chosen in this window, so the way goes on with steps; an everyday start has none. */
  stepping: boolean
}

const draftName = 'window.setup'
const nothing: Setup = { start: 'demo', url: '', stepping: false }

const isStart = (text: string): text is FarmStart => ['demo', 'empty', 'join'].includes(text)

function stored(): Setup {
  const { start, url, stepping } = readDraft<Omit<Setup, 'start'> & { start: string }>(draftName, nothing)
  return { start: isStart(start) ? start : nothing.start, url, stepping }
}

/** What the person chose so far in the first run. */
export const useSetup = create<Setup>()(stored)

useSetup.subscribe(({ start, url, stepping }) => {
  writeDraft(draftName, { start, url: withoutPassword(url), stepping })
})

/** The farm is open: nothing of the way there is needed any more, least of all the address. */
export function forgetSetup(): void {
  useSetup.setState(nothing)
}
