export { joinDrafts } from './join.ts'
