import { expect, it } from 'vitest'
import { describeDevice } from '../../../electron/features/identity/sessions/describe-device.ts'

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit'
const android = 'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko)'
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'

it.each([
  [`${windows} Chrome/140.0.0.0 Safari/537.36`, 'Chrome', 'Windows'],
  [`${windows} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 'Edge', 'Windows'],
  [`${windows} Chrome/140.0.0.0 Safari/537.36 OPR/120.0.0.0`, 'Opera', 'Windows'],
  [`${windows} mash-desktop/0.1.0 Chrome/146.0.0.0 Electron/45.4.1 Safari/537.36`, 'MASH Desktop', 'Windows'],
  [`${mac}/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15`, 'Safari', 'macOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  [`${android} Chrome/140.0.0.0 Mobile Safari/537.36`, 'Chrome', 'Android'],
  [`${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'Samsung Internet for Android', 'Android'],
  [`${iphone} Version/18.0 Mobile/15E148 Safari/604.1`, 'Safari', 'iOS'],
  ['curl/8.5.0', '', ''],
  ['', '', ''],
  [null, '', ''],
])('%j is %j on %j', (userAgent, browser, os) => {
  expect(describeDevice({ via: 'http', userAgent })).toEqual({ via: 'http', browser, os })
})
