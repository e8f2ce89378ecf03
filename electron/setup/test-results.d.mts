export type FileTime = { name: string; ms: number }
export type Results = { passed: number; failed: number; skipped: string[]; files: FileTime[] }
export const noResults: Results
export function readResults(file: string): Results
export function addResults(a: Results, b: Results): Results
export function slowest(files: FileTime[]): string[]
