import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const noticed = ['Killed', 'Timeout']
const left = ['Survived', 'NoCoverage']

/** Of all mutants that are no fault of the types: how many a test noticed, in per cent. */
export function scoreOf(mutants) {
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length
  const all = count(...noticed, ...left)
  return {
    mutants: all,
    noticed: count(...noticed),
    score: all === 0 ? 100 : Math.round((1000 * count(...noticed)) / all) / 10,
  }
}

/** Writes a room's figures into the table that is kept with the tests; the worst files stand with their own. */
export function keepScores(file, { room, kind, report }) {
  const table = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const files = Object.entries(report.files).map(([name, { mutants }]) => ({ name, ...scoreOf(mutants) }))
  const weak = files.filter(({ score }) => score < 85).toSorted((a, b) => a.score - b.score)
  const all = Object.values(report.files).flatMap(({ mutants }) => mutants)
  const figures = { ...scoreOf(all), below85: Object.fromEntries(weak.map(({ name, score }) => [name, score])) }
  const next = { ...table, [room]: { ...table[room], [kind]: figures } }
  const sorted = Object.fromEntries(Object.entries(next).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`)
}
