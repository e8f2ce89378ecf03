import type { QueryClient } from '@tanstack/react-query'
import type { AnyRoute, LinkProps } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { Permission } from '../../electron/contract/permissions.ts'
import type { IconName } from '../ui/icon.tsx'

/** What a feature brings to the page; `app/features.ts` names them all, and nothing else of the frame knows one. */
export type Feature<Routes extends readonly AnyRoute[] = readonly AnyRoute[], Catalogue extends object = object> = {
  routes: Routes
  /** Its catalogues by language, each by namespace. */
  words: { en: Catalogue; fil: Catalogue }
  rail?: RailEntry
  parts?: readonly Part[]
  actions?: readonly Action[]
  finders?: readonly Finder[]
  /** By the first word of a draft's name. */
  drafts?: Readonly<Record<string, DraftKind>>
  today?: TodayRow
  /** Above all rows of Today, while it has something to say. */
  reminder?: Reminder
}

export type Target = Pick<LinkProps, 'to' | 'params' | 'search' | 'hash'>

/** Asked while drawing, so that it is in the language of that moment. */
type Label = () => string

/** In the order of the features. */
export type RailEntry = {
  id: string
  to: NonNullable<LinkProps['to']>
  icon: IconName
  label: Label
  /** One of them is enough, or what one of its parts needs; none: open to all. */
  needs: readonly Permission[] | 'none'
  apart?: true
  /** A number beside the name. */
  Count?: ComponentType
}

/** One of the screens that stand as tabs under one entry of the rail, in the order of the features. */
export type Part = {
  /** The entry's id. */
  under: string
  to: NonNullable<LinkProps['to']>
  label: Label
  needs: Permission
}

/** What the palette leads to besides rail and parts. */
export type Action = {
  id: string
  group: 'screens' | 'actions'
  icon: IconName
  label: Label
  needs: Permission | null
  to: Target
  /** Works on every screen. */
  key?: string
  /** The field it leads to is not there yet; what is typed meanwhile is meant for it. */
  holdsKeys?: true
}

/** So many of a group stand in the palette; a finder asks for one more, to know that there are more. */
export const handful = 5

export type Found = { id: string; label: string; detail: string; to: Target }

/** Finds records from the palette, a group of its own. */
export type Finder = {
  id: string
  title: Label
  icon: IconName
  needs: Permission
  /** Its group stands before the others: a name that is typed means the person before their orders. */
  isFirst?: true
  /** From so many letters on the host is asked for each text, and its order stays; without: all, ranked by the page. */
  fromLetters?: number
  find: (queries: QueryClient, text: string) => Promise<readonly Found[]>
  /** Where the rest of what the host found stands, when it is more than a handful. */
  all?: (text: string) => Target
}

export type Draft = {
  /** What follows the kind in its name. */
  ids: readonly string[]
  /** What a dialog keeps with its fields. */
  beside: Readonly<Record<string, string>>
  values: unknown
}

/** What a draft is, where it is gone on with, and what that takes. */
export type StoredDraft = { text: string; to: Target; needs: Permission | null }

/** Null: the draft holds nothing. */
export type DraftKind = (draft: Draft) => StoredDraft | null

/** One number that somebody came for, and where it is worked off. */
export type TodayFigure = {
  to: Target
  value: string
  icon: IconName
  name: string
  note: string
  tone?: 'bad' | 'watch' | undefined
}

export type Reminder = { id: string; Line: ComponentType }

export type TodayRow = {
  id: string
  needs: Permission
  useFigure: () => TodayFigure
  Section: ComponentType
}
