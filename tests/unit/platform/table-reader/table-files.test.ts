import { describe, expect, it } from 'vitest'
import { delimiterOf } from '../../../../electron/platform/table-reader/delimiter-rules.ts'
import { foreignKind } from '../../../../electron/platform/table-reader/file-kind.ts'
import { headingAt } from '../../../../electron/platform/table-reader/heading-rules.ts'
import { readTable } from '../../../../electron/platform/table-reader/read-table.ts'
import { decodeText } from '../../../../electron/platform/table-reader/text-encoding.ts'
import { encoded } from '../../../support/encoded.ts'
import { bytesOf } from '../../../support/statement-bytes.ts'

const knows = (cells: readonly string[]) => cells.filter((cell) => ['Date', 'Ref', 'Amount'].includes(cell)).length
const nothing = { encoding: null, delimiter: null, headingRow: null }

describe('a file that is no table of text', () => {
  it.each<[string, readonly number[] | string, string | null]>([
    ['a PDF', '%PDF-1.7\n', 'pdf'],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'xls'],
    ['a PNG', [0x89, 0x50, 0x4e, 0x47], 'picture'],
    ['a JPEG', [0xff, 0xd8, 0xff, 0xe0], 'picture'],
    ['a GIF', 'GIF89a', 'picture'],
    ['a WebP', 'RIFF\u0001\u0002\u0003\u0004WEBPVP8', 'picture'],
    ['a sound', 'RIFF\u0001\u0002\u0003\u0004WAVEfmt', null],
    ['gzip', [0x1f, 0x8b, 8], 'archive'],
    ['rar', 'Rar!\u001a', 'archive'],
    ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27], 'archive'],
    ['a workbook', 'PK\u0003\u0004....[Content_Types].xml', 'xlsx'],
    ['a workbook that begins with its links', 'PK\u0003\u0004...._rels/.rels', 'xlsx'],
    ['a workbook that begins with its sheet', 'PK\u0003\u0004....xl/workbook.xml', 'xlsx'],
    ['another zip', 'PK\u0003\u0004....statement.csv', 'archive'],
    ['a page', '<!DOCTYPE html><html>', 'web-page'],
    ['a table named .xls', '\n  <table border=1>', 'web-page'],
    ['XML', '<?xml version="1.0"?>', 'web-page'],
    ['text', 'Date,Ref\n', null],
    ['a text with a sign', '<3 mushrooms,Ref\n', null],
    ['nothing', '', null],
  ])('%s', (_what, begins, kind) => {
    const bytes = typeof begins === 'string' ? Buffer.from(begins, 'latin1') : Uint8Array.from(begins)
    expect(foreignKind(bytes)).toBe(kind)
  })
  it('is known behind a byte-order mark', () => {
    expect(foreignKind(bytesOf('\ufeff<html>'))).toBe('web-page')
  })
})

describe('the encoding of a text', () => {
  const text = 'Date,Name\n2026-11-30,Niña Peñalosa “A”\n'
  it.each([
    ['utf-8', 'utf-8', false],
    ['utf-8', 'utf-8', true],
    ['utf-16le', 'utf-16le', true],
    ['utf-16le', 'utf-16le', false],
    ['utf-16be', 'utf-16be', true],
    ['utf-16be', 'utf-16be', false],
    ['windows-1252', 'windows-1252', false],
  ] as const)('%s is found as %s (mark: %s), and its mark is gone', (as, found, mark) => {
    expect(decodeText(encoded(text, as, mark), null)).toEqual({ ok: true, value: { text, encoding: found } })
  })
  it('is what a person chose', () => {
    const read = decodeText(bytesOf('ñ'), 'windows-1252')
    expect(read).toEqual({ ok: true, value: { text: 'Ã±', encoding: 'windows-1252' } })
  })
  it('is none of a binary file, and a stray NUL is borne', () => {
    expect(
      decodeText(
        Uint8Array.from({ length: 100 }, (_, i) => i % 5),
        null,
      ),
    ).toEqual({
      ok: false,
      refusal: { code: 'NO_TEXT' },
    })
    expect(decodeText(bytesOf('Date,Ref,Amount\n1,2,3\u0000'), null)).toMatchObject({ ok: true })
    expect(decodeText(new Uint8Array(), null)).toEqual({ ok: true, value: { text: '', encoding: 'utf-8' } })
  })
  it('has no signs that nobody sees: some programs put them around dates, and byte-order marks between joined files', () => {
    const marked = '\ufeffDate,Ref\n\u200e30\u200e/\u200e11\u200e/\u200e2026,\u202aA1\u202c\u200b\n\ufeff'
    expect(decodeText(bytesOf(marked), null)).toMatchObject({ value: { text: 'Date,Ref\n30/11/2026,A1\n' } })
  })
  it('is wide only where nearly every sign is', () => {
    expect(decodeText(bytesOf('a\u0000b,c,d,e,f,g,h,i,j'), null)).toMatchObject({ value: { encoding: 'utf-8' } })
  })
})

describe('what stands between the cells', () => {
  it.each([
    ['a comma', 'Date,Ref,Amount\n1,2,3', ','],
    ['a semicolon beside decimal commas', 'Date;Ref;Amount\n1;2;3,50\n1;2;4,50', ';'],
    ['a tab', 'Date\tRef\tAmount\n1\t2\t3', '\t'],
    ['a bar', 'Date|Ref|Amount\n1|2|3', '|'],
    ['under lines with many commas', 'Bank, Inc., Makati, NCR, PH, 1200\nDate;Ref;Amount\n1;2;3', ';'],
    ['by even cuts where no heading is known', 'Araw;Bilang;Piso\n1;2;3,5\n1;2;3', ';'],
    ['as the file says', 'sep=|\na,b,c|d\n', '|'],
    ['never what nobody uses', 'sep=x\nDate,Ref\n1,2', ','],
    ['in quotes it is none', 'Date,Ref\n"a;b;c;d",1\n"a;b;c;d",2', ','],
    ['in an empty file', '', ','],
  ])('%s', (_what, text, delimiter) => {
    expect(delimiterOf(text, knows)).toBe(delimiter)
  })
})

describe('the heading', () => {
  const at = (rows: readonly string[]) =>
    headingAt(
      rows.map((row, i) => ({ row: i + 1, cells: row.split(',') })),
      knows,
    )
  it.each<[string, readonly string[], number]>([
    ['is the first line', ['Date,Ref,Amount', '1,2,3'], 0],
    ['is below what banks write above it', ['My Bank', 'Account No,123', 'Date,Ref,Amount'], 2],
    ['is the line of which most is known', ['Date,Ref', 'Date,Ref,Amount'], 1],
    ['is the first of two that are alike', ['Date,Ref', 'x,y', 'Date,Ref'], 0],
    ['is known by two names, not by one', ['Date,Words', 'Ref,Words'], -1],
    ['looks like one where none is known', ['My Bank', 'Araw,Bilang', '1,2'], 1],
    ['has names only', ['Araw,123', '1,2'], -1],
    ['stands above a number', ['Araw,Bilang', 'wala,wala'], -1],
    ['is none where money stands first', ['1,2', '3,4'], -1],
    ['is looked for in thirty lines', [...Array.from({ length: 29 }, () => 'x'), 'Date,Ref'], 29],
    ['and no further', [...Array.from({ length: 30 }, () => 'x'), 'Date,Ref'], -1],
  ])('%s', (_what, rows, found) => {
    expect(at(rows)).toBe(found)
  })
})

describe('a table', () => {
  const reader = { recognise: knows, atMostRows: 3 }
  const read = (text: string, some = {}) => readTable(bytesOf(text), { ...reader, choices: { ...nothing, ...some } })
  it('keeps what stands above its heading apart', () => {
    expect(read('My Bank\n\nDate,Ref\n1,2\n')).toEqual({
      ok: true,
      value: {
        ...{ encoding: 'utf-8', delimiter: ',', headingRow: 3, headings: ['Date', 'Ref'], broken: [], rows: 1 },
        above: [{ row: 1, cells: ['My Bank'] }],
        body: [{ row: 4, cells: ['1', '2'] }],
      },
    })
  })
  it('may have no heading', () => {
    expect(read('1,2\n3,4,5')).toMatchObject({ value: { headingRow: 0, headings: ['', '', ''], rows: 2, above: [] } })
    expect(read('Date,Ref\n3,4', { headingRow: 0 })).toMatchObject({ value: { headingRow: 0, rows: 2 } })
  })
  it('has the heading that a person chose', () => {
    expect(read('Date,Ref\nx,y\n3,4', { headingRow: 2 })).toMatchObject({ value: { headings: ['x', 'y'], rows: 1 } })
  })
  it('counts all its rows, also those that are too many', () => {
    const rows = Array.from({ length: 100 }, (_, i) => `${i},2`)
    expect(read(['Date,Ref', ...rows].join('\n'))).toMatchObject({ value: { rows: 100 } })
  })
  it('is none of another kind', () => {
    expect(read('%PDF-1.4')).toEqual({ ok: false, refusal: { code: 'WRONG_KIND', data: { kind: 'pdf' } } })
    expect(read('\u0001\u0002\u0003')).toEqual({
      ok: false,
      refusal: { code: 'WRONG_KIND', data: { kind: 'unknown' } },
    })
  })
})
