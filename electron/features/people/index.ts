export { joinPeople } from './join.ts'
