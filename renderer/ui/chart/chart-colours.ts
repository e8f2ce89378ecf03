import { useSyncExternalStore } from 'react'

export type Stroke = 'chart-1' | 'chart-2'
export type MarkState = 'ok' | 'watch' | 'bad' | 'stale' | 'none'

const tokens = {
  grid: 'var(--chart-grid)',
  axis: 'var(--text-3)',
  band: 'var(--chart-band)',
  bandEdge: 'var(--chart-band-edge)',
  bandText: 'var(--ok-fg)',
  critical: 'var(--bad-mark)',
  criticalText: 'var(--bad-fg)',
  canvas: 'var(--canvas)',
} as const
export type ChartColours = Record<keyof typeof tokens, string> & {
  line: string
  envelope: string
  mark: string
  font: string
}

const markToken: Record<MarkState, string | null> = {
  ok: null,
  none: null,
  watch: 'var(--watch-mark)',
  bad: 'var(--bad-mark)',
  stale: 'var(--stale-mark)',
}

/** A canvas knows no var() and no light-dark(): a probe element lets the browser work the colours out. */
export function readColours(within: HTMLElement, stroke: Stroke, mark: MarkState): ChartColours {
  const probe = document.createElement('span')
  probe.hidden = true
  within.append(probe)
  const resolve = (colour: string) => {
    probe.style.color = colour
    return getComputedStyle(probe).color
  }
  const line = resolve(`var(--${stroke})`)
  const colours = {
    grid: resolve(tokens.grid),
    axis: resolve(tokens.axis),
    band: resolve(tokens.band),
    bandEdge: resolve(tokens.bandEdge),
    bandText: resolve(tokens.bandText),
    critical: resolve(tokens.critical),
    criticalText: resolve(tokens.criticalText),
    canvas: resolve(tokens.canvas),
    line,
    envelope: resolve(`color-mix(in srgb, var(--${stroke}) 18%, transparent)`),
    mark: resolve(markToken[mark] ?? `var(--${stroke})`),
    font: getComputedStyle(within).fontFamily,
  }
  probe.remove()
  return colours
}

const dark = () => matchMedia('(prefers-color-scheme: dark)')

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  const media = dark()
  media.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    media.removeEventListener('change', onChange)
  }
}

/** Changes when the colours may have: the person's choice of theme, or the system's. */
export function useThemeKey(): string {
  return useSyncExternalStore(
    subscribe,
    () => `${document.documentElement.dataset.theme ?? 'system'} ${dark().matches}`,
  )
}
