/*
 * A clerk with a caller on the line types faster than a screen opens or a search answers. From `holdKeys` on, what is
 * pressed is kept instead of landing where the focus happens to be; `releaseKeys` gives it, one key after the other,
 * to whatever has the focus by then.
 */

/** Nobody presses on for longer at a screen that does not come. */
const patienceMs = 5000

let keys: string[] = []
let isHolding = false
let isGiving = false
let patience: ReturnType<typeof setTimeout> | undefined

const isFunctionKey = (key: string) => /^F\d{1,2}$/.test(key)
const browsersOwn = new Set(['F5', 'F11', 'F12'])
const meant = (key: string) =>
  !browsersOwn.has(key) && (key.length === 1 || key === 'Enter' || key === 'Backspace' || isFunctionKey(key))

function keep(event: KeyboardEvent): void {
  // Only a person's keys: those that are given back come from here.
  if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Escape') dropKeys()
  if (!meant(event.key) || (!isHolding && !isGiving)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  keys.push(event.key)
}

function stopListening(): void {
  clearTimeout(patience)
  document.removeEventListener('keydown', keep, { capture: true })
  document.removeEventListener('pointerdown', dropKeys, { capture: true })
}

/** Forgets what is held: Escape, a click elsewhere, or nobody who took it. */
export function dropKeys(): void {
  keys = []
  isHolding = false
  isGiving = false
  stopListening()
}

/** Keeps what is pressed until `releaseKeys`, for a field that is about to have the focus. */
export function holdKeys(): void {
  clearTimeout(patience)
  patience = setTimeout(dropKeys, patienceMs)
  if (!isHolding && !isGiving) {
    document.addEventListener('keydown', keep, { capture: true })
    document.addEventListener('pointerdown', dropKeys, { capture: true })
  }
  isHolding = true
}

/** What a browser does by itself with a key of a person: a sign in place of what is selected, or one less. */
function type(field: HTMLInputElement | HTMLTextAreaElement, key: string): void {
  const [from, to] = [field.selectionStart, field.selectionEnd]
  // A number or a date has no place to type at.
  if (from === null || to === null) return
  if (key.length === 1) field.setRangeText(key, from, to, 'end')
  else if (key === 'Backspace') field.setRangeText('', from === to ? Math.max(0, from - 1) : from, to, 'end')
  else return
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

function press(key: string): void {
  const target = document.activeElement ?? document.body
  const goesOn = target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  if (goesOn && (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) type(target, key)
}

function giveNext(): void {
  // A key that was given may have begun another wait.
  if (isHolding || !isGiving) {
    isGiving = false
    return
  }
  const key = keys.shift()
  if (key === undefined) {
    dropKeys()
    return
  }
  press(key)
  // In a task of its own: the screen has drawn by then what the key before did.
  setTimeout(giveNext)
}

/** The field that the keys were meant for has the focus, or has it with the next drawing. */
export function releaseKeys(): void {
  if (!isHolding) return
  isHolding = false
  if (isGiving) return
  isGiving = true
  setTimeout(giveNext)
}
