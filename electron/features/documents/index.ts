export { joinDocuments } from './join.ts'
