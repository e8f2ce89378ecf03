export { joinPayments } from './join.ts'
