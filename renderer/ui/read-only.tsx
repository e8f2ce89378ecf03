import { createContext, type ReactNode, use } from 'react'
import { SelectContext, SwitchFieldContext, TextFieldContext } from 'react-aria-components'

const ReadOnlyContext = createContext(false)

/** Whether the form around is only looked at: then what changes or tries something is not drawn. */
export const useReadOnly = (): boolean => use(ReadOnlyContext)

const field = { isReadOnly: true }
const choice = { isDisabled: true }

/** Fields of a form for those who may see it, not change it: texts can be marked and copied, nothing can be typed. */
export function ReadOnly({ when, children }: { when: boolean; children: ReactNode }) {
  // The contexts are there in both cases, so that a right given meanwhile does not empty the fields.
  return (
    <ReadOnlyContext value={when}>
      <TextFieldContext value={when ? field : {}}>
        <SelectContext value={when ? choice : {}}>
          <SwitchFieldContext value={when ? field : {}}>{children}</SwitchFieldContext>
        </SelectContext>
      </TextFieldContext>
    </ReadOnlyContext>
  )
}
