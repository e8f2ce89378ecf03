export type Results = { passed: number; failed: number; skipped: string[] }
export const noResults: Results
export function readResults(file: string): Results
export function addResults(a: Results, b: Results): Results
