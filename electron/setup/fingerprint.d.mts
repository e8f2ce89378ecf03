export function fingerprint(root: string, paths: string[]): string
export function isStamped(file: string, mark: string): boolean
export function stamp(file: string, mark: string): void
