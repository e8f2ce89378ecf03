import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint, isStamped, stamp } from '../../../electron/setup/fingerprint.mjs'
import { isInstalled, lockProblems } from '../../../electron/setup/lockcheck.mjs'
import { addResults, noResults, readResults, slowest } from '../../../electron/setup/test-results.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mash-setup-'))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

describe('fingerprint', () => {
  it('changes with a content, a name and a new file, and with nothing else', () => {
    mkdirSync(join(root, 'src'))
    const write = (name: string, text: string) => writeFileSync(join(root, 'src', name), text)
    const marks = new Set<string>()
    const mark = () => fingerprint(root, ['src', 'missing.json'])
    write('a.ts', 'one')
    marks.add(mark())
    write('a.ts', 'one')
    marks.add(mark())
    expect(marks.size).toBe(1)
    write('a.ts', 'two')
    marks.add(mark())
    write('b.ts', '')
    marks.add(mark())
    rmSync(join(root, 'src', 'b.ts'))
    write('c.ts', '')
    marks.add(mark())
    expect(marks.size).toBe(4)
  })

  it('is remembered beside what was made, and forgotten with it', () => {
    const file = join(root, 'dist', '.made-from')
    expect(isStamped(file, 'x')).toBe(false)
    stamp(file, 'x')
    expect([isStamped(file, 'x'), isStamped(file, 'y')]).toEqual([true, false])
    rmSync(join(root, 'dist'), { recursive: true })
    expect(isStamped(file, 'x')).toBe(false)
  })
})

describe('lockProblems', () => {
  const whole = { integrity: 'sha512-x' }
  it('finds nothing wrong with a whole lock', () => {
    const packages = {
      '': { optionalDependencies: { keytar: '1' } },
      'node_modules/keytar': whole,
      'node_modules/tool': { ...whole, optionalDependencies: { 'tool-linux': '1', 'tool-win32': '1' } },
      'node_modules/tool-linux': whole,
      'node_modules/tool/node_modules/tool-win32': whole,
    }
    expect(lockProblems({ packages })).toEqual([])
  })

  it('names the platform whose binary is not locked, and what has no integrity', () => {
    const packages = {
      'node_modules/tool': { ...whole, optionalDependencies: { 'tool-linux': '1', 'tool-win32': '2' } },
      'node_modules/tool-linux': {},
    }
    expect(lockProblems({ packages })).toEqual([
      'tool-win32@2 is not locked, wanted by node_modules/tool',
      'node_modules/tool-linux has no integrity',
    ])
  })
})

describe('isInstalled', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/k': { version: '7.0.0', optional: true },
    },
  }
  const has = (packages: Record<string, { version: string }>) => isInstalled(lock, { packages })

  it('lets an optional package be missing, and nothing else be missing or old', () => {
    expect(has({ 'node_modules/a': { version: '1.0.0' } })).toBe(true)
    expect(has({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/k': { version: '7.0.0' } })).toBe(true)
    expect(has({})).toBe(false)
    expect(has({ 'node_modules/a': { version: '0.9.0' } })).toBe(false)
    expect(has({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/k': { version: '6.0.0' } })).toBe(false)
  })
})

describe('test results', () => {
  const file = (report: object) => {
    const path = join(root, 'report.json')
    writeFileSync(path, JSON.stringify(report))
    return path
  }

  it('counts a vitest report, and a file that could not be loaded as a failure', () => {
    const test = (status: string, fullName = 'x') => ({ status, fullName })
    const took = (name: string, ms: number) => ({
      name: join(process.cwd(), 'tests', name),
      startTime: 5000,
      endTime: 5000 + ms,
    })
    const some = [test('passed'), test('passed'), test('pending', 'needs a loop mount')]
    const report = {
      testResults: [
        { ...took('a.test.ts', 1200), status: 'passed', assertionResults: some },
        { ...took('b.test.ts', 40), status: 'failed', assertionResults: [test('failed')] },
        { ...took('c.test.ts', 0), status: 'failed', assertionResults: [] },
      ],
    }
    expect(readResults(file(report))).toEqual({
      passed: 2,
      failed: 2,
      skipped: ['needs a loop mount'],
      files: [
        { name: join('tests', 'a.test.ts'), ms: 1200 },
        { name: join('tests', 'b.test.ts'), ms: 40 },
        { name: join('tests', 'c.test.ts'), ms: 0 },
      ],
    })
  })

  it('counts a Playwright report, with the reasons of what was skipped, and a second try as a failure', () => {
    const skipped = { status: 'skipped', annotations: [{ type: 'skip', description: 'no binary' }], results: [] }
    const passed = { status: 'expected', annotations: [], results: [{ duration: 1500 }, { duration: 500 }] }
    const specs = [
      { title: 'opens', tests: [skipped] },
      { title: 'closes', tests: [passed] },
    ]
    const report = {
      stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 },
      suites: [{ title: 'a.e2e.ts', file: 'a.e2e.ts', suites: [{ title: 'Electron', specs }] }],
    }
    expect(readResults(file(report))).toEqual({
      passed: 3,
      failed: 2,
      skipped: ['a.e2e.ts › Electron › opens: no binary'],
      files: [{ name: 'tests/e2e/a.e2e.ts', ms: 2000 }],
    })
  })

  it('adds up, and takes a missing report for none', () => {
    const one = { passed: 1, failed: 0, skipped: ['a'], files: [{ name: 'a', ms: 1 }] }
    expect(addResults(one, addResults(one, readResults(join(root, 'none.json'))))).toEqual({
      passed: 2,
      failed: 0,
      skipped: ['a', 'a'],
      files: [
        { name: 'a', ms: 1 },
        { name: 'a', ms: 1 },
      ],
    })
    expect(noResults).toEqual({ passed: 0, failed: 0, skipped: [], files: [] })
  })

  it('says which files took longest, with their share of all', () => {
    const files = [250, 30_000, 500, 9250].map((ms) => ({ name: `tests/${ms}.ts`, ms }))
    expect(slowest(files)).toEqual([
      '     30 s  75 %  tests/30000.ts',
      '    9.3 s  23 %  tests/9250.ts',
      '    0.5 s   1 %  tests/500.ts',
      '    0.3 s   1 %  tests/250.ts',
    ])
    const many = Array.from({ length: 20 }, (_, ms) => ({ name: `tests/${ms}.ts`, ms }))
    expect(slowest(many)).toHaveLength(8)
    expect(slowest([])).toEqual([])
  })
})
