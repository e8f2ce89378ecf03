import { chambers as chambersEn } from './en/chambers.ts'
import { common as commonEn } from './en/common.ts'
import { frame as frameEn } from './en/frame.ts'
import { identity as identityEn } from './en/identity.ts'
import { liveTest as liveTestEn } from './en/live-test.ts'
import { settings as settingsEn } from './en/settings.ts'
import { setup as setupEn } from './en/setup.ts'
import { chambers as chambersFil } from './fil/chambers.ts'
import { common as commonFil } from './fil/common.ts'
import { frame as frameFil } from './fil/frame.ts'
import { identity as identityFil } from './fil/identity.ts'
import { liveTest as liveTestFil } from './fil/live-test.ts'
import { settings as settingsFil } from './fil/settings.ts'
import { setup as setupFil } from './fil/setup.ts'

/** A folder for each language, a file for each part of the house. English is the one the others are held against. */
export const resources = {
  en: {
    chambers: chambersEn,
    common: commonEn,
    frame: frameEn,
    identity: identityEn,
    liveTest: liveTestEn,
    settings: settingsEn,
    setup: setupEn,
  },
  fil: {
    chambers: chambersFil,
    common: commonFil,
    frame: frameFil,
    identity: identityFil,
    liveTest: liveTestFil,
    settings: settingsFil,
    setup: setupFil,
  },
}
