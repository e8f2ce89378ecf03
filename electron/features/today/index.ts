export { joinToday } from './join.ts'
