export { joinViews } from './join.ts'
