/** The key stands on the button it presses. Hidden from screen readers: the button's own name is enough. */
export function KeyCap({ children }: { children: string }) {
  return (
    <kbd className="k" aria-hidden="true">
      {children}
    </kbd>
  )
}

/** `mod+k` as this computer's keyboard has it: `Ctrl K` or `⌘ K`. */
export function keyWords(keys: string): string {
  const command = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl'
  return keys
    .split('+')
    .map((key) => (key === 'mod' ? command : key.length === 1 ? key.toUpperCase() : key))
    .join(' ')
}
