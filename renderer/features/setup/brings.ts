import type { Feature } from '../../frame/feature.ts'
import * as en from '../../locales/en/setup.ts'
import * as fil from '../../locales/fil/setup.ts'

export const setup: Feature<readonly [], typeof en> = { routes: [], words: { en, fil } }
