import type { AnyRoute } from '@tanstack/react-router'
import type { Permission } from '../../electron/contract/permissions.ts'
import type { Action, Feature, Finder, Part, RailEntry, Reminder, StoredDraft, TodayRow } from './feature.ts'

type May = (permission: Permission) => boolean
type Features = readonly Feature[]

/** The rail entry under which the rows of all features stand. */
export const todayId = 'today'

export const partsUnder = (features: Features, id: string): Part[] =>
  features.flatMap(({ parts = [] }) => parts).filter(({ under }) => under === id)

export const todayRows = (features: Features): TodayRow[] => features.flatMap(({ today }) => today ?? [])

export const reminders = (features: Features): Reminder[] => features.flatMap(({ reminder }) => reminder ?? [])

export const actions = (features: Features): Action[] => features.flatMap(({ actions: own = [] }) => own)

export const finders = (features: Features): Finder[] =>
  features
    .flatMap(({ finders: own = [] }) => own)
    .toSorted((a, b) => Number(b.isFirst ?? false) - Number(a.isFirst ?? false))

function isOpen(features: Features, { id, needs }: RailEntry, may: May): boolean {
  if (needs === 'none') return true
  const inside = id === todayId ? todayRows(features) : partsUnder(features, id)
  return needs.some(may) || inside.some((each) => may(each.needs))
}

/** What a person may open, in the order of the features. */
export const openRail = (features: Features, may: May): RailEntry[] =>
  features.flatMap(({ rail }) => (rail && isOpen(features, rail, may) ? [rail] : []))

/** The tabs over the screen at a route's path, when it is one of several parts. */
export function tabsAt(features: Features, path: string): { entry: RailEntry; parts: Part[] } | null {
  const here = features.flatMap(({ parts = [] }) => parts).find(({ to }) => to === path)
  const entry = features.flatMap(({ rail }) => rail ?? []).find(({ id }) => id === here?.under)
  return entry ? { entry, parts: partsUnder(features, entry.id) } : null
}

type PaletteScreen = Pick<RailEntry, 'id' | 'to' | 'icon'> & { label: string; detail: string | null }

/** The rail for the palette, with the parts in the place of an entry that has some. */
export const paletteScreens = (features: Features, may: May): PaletteScreen[] =>
  openRail(features, may).flatMap((entry): PaletteScreen[] => {
    const parts = partsUnder(features, entry.id)
    const { id, to, icon } = entry
    const name = entry.label()
    if (parts.length === 0) return [{ id, to, icon, label: name, detail: null }]
    return parts
      .filter(({ needs }) => may(needs))
      .map((part) => {
        const label = part.label()
        return { id: part.to, to: part.to, icon, label, detail: label === name ? null : name }
      })
  })

export const mayRun = ({ needs }: Action, may: May): boolean => needs === null || may(needs)

type NamedDraft = { name: string; values: unknown; beside: Readonly<Record<string, string>> }

/** Null: it holds nothing, or no feature knows its form any more. */
export function storedDraft(features: Features, { name, values, beside }: NamedDraft): StoredDraft | null {
  const [kind = '', ...ids] = name.split('.')
  const tell = features.flatMap(({ drafts }) => drafts?.[kind] ?? [])[0]
  return tell?.({ ids, values, beside }) ?? null
}

type RoutesOf<List> = List extends readonly [Feature<infer First>, ...infer Rest] ? [...First, ...RoutesOf<Rest>] : []

/** One after the other, each with its own type: what the router knows of addresses comes from here. */
export const routesOf = <const List extends Features>(features: List): RoutesOf<List> =>
  // A flat list has lost which route is which; the type says it again.
  features.flatMap(({ routes }) => [...routes]) as RoutesOf<List>

type WordsOf<List> = List extends readonly [Feature<readonly AnyRoute[], infer First>, ...infer Rest]
  ? First & WordsOf<Rest>
  : unknown

/** The catalogues of all in one language. */
export const wordsOf = <const List extends Features>(features: List, language: 'en' | 'fil'): WordsOf<List> =>
  // Each namespace is one feature's own.
  Object.assign({}, ...features.map(({ words }) => words[language])) as WordsOf<List>
