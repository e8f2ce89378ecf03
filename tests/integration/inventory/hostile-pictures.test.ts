import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase } from '../../support/database.ts'
import { codeOf, refusalOf } from '../../support/outcome.ts'
import { gifOf, jpegOfPhone, pngNote, pngOf } from '../../support/pictures.ts'
import { productInput } from '../../support/product-input.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

let own: Database
let farm: TestFarm
let ana: TestClient
beforeAll(async () => {
  own = await freshDatabase()
  farm = await openTestFarm(own)
  await addPerson(own.db, { email: 'ana@farm.test', role: 'GROWER' })
  ana = (await farm.signedIn('ana@farm.test')).client
})
afterAll(async () => {
  await farm.stop()
  await own.drop()
})

let products = 0
async function newProduct(): Promise<string> {
  products += 1
  return (await ana.products.create(productInput({ name: `Oyster ${products}` }))).id
}

/** What is kept of it, as everybody gets it. */
async function kept(bytes: Uint8Array<ArrayBuffer>): Promise<{ mime: string; text: string; size: string }> {
  const { images } = await ana.products.addImage({ id: await newProduct(), bytes })
  const file = await ana.products.image({ fileId: images[0] ?? '' })
  const read = Buffer.from(file.bytes)
  // VP8 of a WebP without transparency: its measures are 14 bits each.
  const size = `${read.readUInt16LE(26) & 0x3fff} × ${read.readUInt16LE(28) & 0x3fff}`
  return { mime: file.mime, text: read.toString('latin1'), size }
}

describe('a picture', () => {
  it('of 256 million pixels in 31 kB is refused before it is unfolded, with what was sent and what may be', async () => {
    const bytes = pngOf(16_000, 16_000)
    expect(bytes.length).toBeLessThan(40_000)
    expect(await refusalOf(ana.products.addImage({ id: await newProduct(), bytes }))).toEqual({
      code: 'TOO_MANY_PIXELS',
      data: { width: 16_000, height: 16_000, mostMegapixels: 50 },
    })
  })

  it('of as many pixels as may be is taken, and one row more is not', async () => {
    expect(await kept(pngOf(10_000, 5000))).toMatchObject({ mime: 'image/webp', size: '1600 × 800' })
    expect(await codeOf(ana.products.addImage({ id: await newProduct(), bytes: pngOf(10_000, 5001) }))).toBe(
      'TOO_MANY_PIXELS',
    )
  })

  it('that is also a page becomes a picture alone', async () => {
    const page = '<script>alert(document.cookie)</script>'
    expect((await kept(gifOf(1, page))).text).not.toContain('script')
    expect((await kept(pngOf(40, 30, [pngNote(page)]))).text).not.toContain('script')
  })

  it('keeps nothing that its camera wrote, and stands upright', async () => {
    const { mime, text, size } = await kept(jpegOfPhone('14.5995N 120.9842E'))
    expect(text).not.toContain('120.9842')
    expect(text).not.toContain('Exif')
    expect({ mime, size }).toEqual({ mime: 'image/webp', size: '16 × 48' })
  })

  it('that moves stands still', async () => {
    expect(await kept(gifOf(3))).toMatchObject({ mime: 'image/webp', size: '48 × 16' })
    expect((await kept(gifOf(3))).text).not.toContain('ANIM')
    expect(await kept(gifOf(10_000))).toMatchObject({ size: '48 × 16' })
  })

  it.each([
    ['three bytes that begin like a JPEG', Uint8Array.from([0xff, 0xd8, 0xff])],
    ['a page that begins like a GIF', Uint8Array.from(Buffer.from('GIF89a/*<script>alert(1)</script>*/=1;'))],
    ['a drawing in SVG', Uint8Array.from(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'))],
    ['a PNG that ends in its head', pngOf(40, 30).slice(0, 30)],
    ['a JPEG whose picture is cut off', jpegOfPhone('x').slice(0, 150)],
    ['a PDF', Uint8Array.from(Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj'))],
    ['a TIFF', Uint8Array.from(Buffer.from('49492a00080000000000', 'hex'))],
    ['nothing', new Uint8Array()],
  ])('%s is none', async (_what, bytes) => {
    expect(await codeOf(ana.products.addImage({ id: await newProduct(), bytes }))).toBe('NOT_A_PICTURE')
  })

  it('whose rows are cut off is what is left of it', async () => {
    expect(await kept(pngOf(4000, 3000).slice(0, 200))).toMatchObject({ mime: 'image/webp', size: '1600 × 1200' })
  })

  it('is one of twenty at most', async () => {
    const id = await newProduct()
    for (let n = 1; n <= 20; n += 1) await ana.products.addImage({ id, bytes: pngOf(8 + n, 8) })
    expect(await refusalOf(ana.products.addImage({ id, bytes: pngOf(40, 8) }))).toEqual({
      code: 'TOO_MANY_PICTURES',
      data: { most: 20 },
    })
    // The same once more is no further one.
    expect((await ana.products.addImage({ id, bytes: pngOf(20, 8) })).images).toHaveLength(20)
  })
})
