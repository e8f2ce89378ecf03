import { act, type Command, wait } from '../shop-model/shop-model.ts'
import type { Key, Rules, Shop } from '../shop-model/shop-words.ts'
import { beginLife, type Life, type LifeFarm } from './life.ts'
import { commandsOf, looksBefore, type Step, waitOf } from './life-steps.ts'
import { readStored } from './life-stored.ts'
import { owedOf, promiseOf, storedOf } from './life-view.ts'
import { play } from './play-command.ts'
import { isSame, same } from './same.ts'

/** One clerk does something, or two do at the same moment. */
export type Moment = { steps: Step[] }

/** What everybody is told of the goods, and the page of the orders that were touched. */
async function comparePromises(life: Life, commands: readonly Command[]): Promise<void> {
  const { shop, ids, told } = life
  const desk = life.farm.clerks.ana
  for (const key of Object.keys(shop.products)) {
    const { onHand, held, available } = await desk.stock.availability({ id: ids.get(key) ?? '' })
    same(`promised of ${key}`, { must: promiseOf(shop, key), is: { onHand, held, available }, told })
  }
  for (const key of touched(shop, commands)) {
    const order = await desk.orders.get({ id: ids.get(key) ?? '' })
    const is = { due: order.dueCentavos, mayLeave: order.release.allowed, isEditable: order.isEditable }
    same(`owed of ${key}`, { must: owedOf(shop, key), is, told })
  }
}

function touched(shop: Shop, commands: readonly Command[]): Key[] {
  const keys = commands.flatMap((one) => {
    if (one.do === 'place') return [one.as]
    if ('order' in one) return [one.order]
    return 'payment' in one && typeof one.payment === 'string' ? (shop.payments[one.payment]?.order ?? []) : []
  })
  return [...new Set(keys)].filter((key) => shop.orders[key])
}

/** Time goes on with every command, so that each has its moment. */
function tick({ shop, farm }: Life): void {
  shop.now += 1
  farm.clock.ms = shop.now
}

async function one(life: Life, command: Command): Promise<void> {
  const { shop, farm, told } = life
  tick(life)
  const must = act(shop, command)
  told.push(`${must} ← ${JSON.stringify(command)}`)
  same('said', { must, is: await play(life, command), told })
  await farm.settle()
  same('stored', { must: storedOf(shop), is: await readStored(life), told })
}

/** Two at the same moment: it must have gone as if one had been first, whichever. */
async function both(life: Life, [a, b]: [Command, Command]): Promise<void> {
  tick(life)
  life.told.push(`both ← ${JSON.stringify([a, b])}`)
  const inOrder = (shop: Shop, first: Command, second: Command) => [act(shop, first), act(shop, second)] as const
  const [one, other] = [structuredClone(life.shop), structuredClone(life.shop)]
  const musts = [
    { shop: one, said: inOrder(one, a, b) },
    { shop: other, said: inOrder(other, b, a).toReversed() },
  ].map(({ shop, said }) => ({ shop, must: { said: [...said], stored: storedOf(shop) } }))
  const said = await Promise.all([play(life, a), play(life, b)])
  await life.farm.settle()
  const is = { said, stored: await readStored(life) }
  const went = musts.find(({ must }) => isSame(must, is))
  if (went) life.shop = went.shop
  else same('at once', { must: musts[0]?.must, is, told: life.told })
}

async function pass(life: Life, ms: number): Promise<void> {
  life.told.push(`wait ${ms}`)
  wait(life.shop, ms)
  await life.farm.wait(ms)
  same('stored after a while', { must: storedOf(life.shop), is: await readStored(life), told: life.told })
}

/** What is done at PayMongo or in many transactions is no one moment. */
const alone = new Set(['importStatement', 'makeLink', 'payLink', 'cancelLink', 'price', 'sell', 'rules', 'open'])

/** The one command of each of two steps, where both can be done at once. */
function pairOf(life: Life, [step, other]: Step[], key: string): [Command, Command] | null {
  if (!step || !other) return null
  const [mine, theirs] = [
    commandsOf(life.shop, { ...step, by: 'ana' }, key),
    commandsOf(life.shop, { ...other, by: 'ben' }, `${key}b`),
  ]
  const [a, b] = [mine[0], theirs[0]]
  if (!a || !b || mine.length > 1 || theirs.length > 1) return null
  return alone.has(a.do) || alone.has(b.do) ? null : [a, b]
}

async function playMoment(life: Life, { steps }: Moment, key: string): Promise<number> {
  const [step] = steps
  if (!step) return 0
  if (step.what === 'wait') {
    await pass(life, waitOf(life.shop, step))
    return 1
  }
  const pair = pairOf(life, steps, key)
  const commands = pair ?? commandsOf(life.shop, step, key)
  if (pair) {
    for (const command of pair) for (const look of looksBefore(life.shop, command, true)) await one(life, look)
    await both(life, pair)
  }
  for (const command of pair ? [] : commands) {
    // Nothing could be put into it: there is no sale.
    const isSold = command.do === 'place' || command.do === 'quote'
    if (isSold && step.what === 'sell' && !life.shop.carts[command.cart]?.lines.length) continue
    for (const look of looksBefore(life.shop, command, step.isFresh)) await one(life, look)
    await one(life, command)
  }
  await comparePromises(life, commands)
  return commands.length
}

/** Plays one life on the program and on the model; throws at the first thing that is not the same. Gives its steps. */
export async function playLife(
  farm: LifeFarm,
  { rules, moments }: { rules: Rules; moments: Moment[] },
): Promise<number> {
  const life = await beginLife(farm, rules)
  const who = { by: 'ana', reason: 'the beginning' } as const
  const goods = ['product0', 'product1', 'product0', 'product1'].map((product, i): Command => {
    return { do: 'receive', product, quantity: 6 + 4 * i, harvestedAt: null, sellBy: null, ...who }
  })
  for (const command of [{ do: 'rules', rules, ...who } as const, ...goods]) await one(life, command)
  let steps = 0
  for (const [i, moment] of moments.entries()) steps += await playMoment(life, moment, String(i))
  return steps
}
