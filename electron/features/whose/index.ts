export { type Asking, andOnly, type By, byWhom, isSeen, theFarmsOwn, type Whose, where, whoseOf } from './whose.ts'
