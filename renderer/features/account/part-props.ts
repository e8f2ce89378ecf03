import type { Me } from '../../../electron/contract/identity/person.ts'

/** `onMe` takes the answer of a change, so that the whole frame shows it at once. */
export type PartProps = { me: Me; onMe: (me: Me) => void }
