export type ElectronFound =
  | { ok: true; exe: string; version: string }
  | {
      ok: false
      code: 'no-package' | 'no-binary' | 'wrong-version' | 'broken' | 'forced' | 'no-display' | 'root'
      why: string
    }
type Machine = { env?: NodeJS.ProcessEnv; platform?: NodeJS.Platform; uid?: number | undefined }
export function noWindow(machine?: Machine): Extract<ElectronFound, { ok: false }> | null
export function findElectron(options: Machine & { root: string }): ElectronFound
