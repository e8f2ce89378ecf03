export {
  type Asking,
  andOnly,
  askedBy,
  type By,
  byWhom,
  isSeen,
  theFarmsOwn,
  type Whose,
  where,
  whoseOf,
} from './whose.ts'
