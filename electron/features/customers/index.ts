export { joinCustomers } from './join.ts'
