export { FirstRun } from './first-run.tsx'
export { forgetSetup } from './setup-store.ts'
