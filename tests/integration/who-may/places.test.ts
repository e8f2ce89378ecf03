import { expect, it } from 'vitest'
import { inputFields } from '../../support/input-fields.ts'

/**
 * Fields with which a caller could send the host, or the page, to a place: a host, an address of the web, a port, a
 * path, a file, a printer. Found by what they are called and by what their type says.
 */
const placeNames =
  /url|uri$|host|path|file|folder|dir(ectory)?$|issuer|server|origin|endpoint|redirect|link|^port$|proxy|printer|website|socket|device|picture|image/i
const placeTypes = /^url$|:\\?\/\\?\/|\/dev/

/** What bounds each, written by hand: who may call, and where it can lead. */
const bounds: Record<string, string> = {
  'setup.testDatabase url': 'only while no farm is open; postgres:// alone',
  'setup.choose url': 'only while no farm is open; postgres:// alone',
  'settings.saveBroker url': 'the owner; mqtt(s):// and ws(s):// alone, plain only on the own network',
  'settings.saveBroker embedded.port': 'the owner; a port this desktop listens on, none it goes to',
  'settings.testBroker url': 'the owner, with a fresh proof; mqtt(s):// and ws(s):// alone, no kept password elsewhere',
  'settings.testBroker embedded.port': 'not used by the test',
  'mail.save host': 'the owner; plain only on the own network',
  'mail.save port': 'the owner; of that host',
  'mail.test host': 'the owner, with a fresh proof; no kept password elsewhere',
  'mail.test port': 'the owner, with a fresh proof; of that host',
  'providers.save issuer': 'the owner, with a fresh proof; https, or http of this computer',
  'providers.test issuer': 'the owner, with a fresh proof; https, or http of this computer',
  'keys.saveDoor port': 'the owner, with a fresh proof; a port this desktop listens on, none it goes to',
  'ports.addPath path': 'names of serial ports alone (port-path.ts), and only a serial device behind them is opened',
  'documents.choosePrinter printer': 'the name of a printer that the system lists; no path',
  'documents.print printer': 'the name of a printer that the system lists; no path',
  'payments.cancelLink linkId': 'the id of a row; its address is PayMongo’s',
  'payments.importStatement fileName': 'a text that is kept and shown; no file is opened',
  'payments.previewStatement fileName': 'a text that nobody keeps; no file is opened',
  'payments.record picture': 'the bytes themselves',
  'products.image fileId': 'the id of a row',
  'products.setImages images': 'ids of pictures that the product has; others are left out',
  'ports.removePath path': 'compared with the list of those typed in; nothing is opened',
}

it('names every field that leads to a place, and what bounds it', () => {
  const found = inputFields.filter(
    ({ name, formats }) => placeNames.test(name) || formats.some((format) => placeTypes.test(format)),
  )
  expect([...new Set(found.map(({ field }) => field))].toSorted()).toEqual(Object.keys(bounds).toSorted())
})
