type LockedPackage = {
  version?: string
  optional?: boolean

  optionalDependencies?: Record<string, string>
  integrity?: string
  link?: boolean
  inBundle?: boolean
}
type Lock = { packages: Record<string, LockedPackage> }
export function lockProblems(lock: Lock): string[]
export function isInstalled(lock: Lock, installed: Lock): boolean
