import * as commonEn from './en/common.ts'
import * as documentsEn from './en/documents.ts'
import * as frameEn from './en/frame.ts'
import * as liveTestEn from './en/live-test.ts'
import * as rightsEn from './en/rights.ts'
import * as viewsEn from './en/views.ts'
import * as commonFil from './fil/common.ts'
import * as documentsFil from './fil/documents.ts'
import * as frameFil from './fil/frame.ts'
import * as liveTestFil from './fil/live-test.ts'
import * as rightsFil from './fil/rights.ts'
import * as viewsFil from './fil/views.ts'

/** The words of what every screen is made of; a feature brings its own. */
export const sharedWords = {
  en: { ...commonEn, ...documentsEn, ...frameEn, ...liveTestEn, ...rightsEn, ...viewsEn },
  fil: { ...commonFil, ...documentsFil, ...frameFil, ...liveTestFil, ...rightsFil, ...viewsFil },
}
