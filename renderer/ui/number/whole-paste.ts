import type { ClipboardEvent } from 'react'

/**
 * A field of one line throws line ends and tabs away, and the cells 12 and 3 would be 123. They stay to be seen, so that
 * the text is refused; around a single cell they mean nothing.
 */
export function keepLines(event: ClipboardEvent<HTMLInputElement>): void {
  const pasted = event.clipboardData.getData('text').trim()
  if (!/[\t\r\n]/.test(pasted)) return
  event.preventDefault()
  const { currentTarget: input } = event
  input.setRangeText(pasted.replaceAll(/[\t\r\n]+/g, ' ↵ '), input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end')
  // As if it were typed.
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
