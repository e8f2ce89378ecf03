import type { Feature } from '../../frame/feature.ts'
import * as en from '../../locales/en/identity.ts'
import * as fil from '../../locales/fil/identity.ts'

export const identity: Feature<readonly [], typeof en> = { routes: [], words: { en, fil } }
