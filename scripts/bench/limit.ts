import type { Load } from './closed-loop'
import { MEMBERS, PRODUCTS } from './fill'
import { makeHandCheckout, rateOfHandCheckout } from './hand-checkout'
import { setting } from './setting'

export const POINTS = 1000

/** The hand-written checkout stands in a database of its own on the same server. */
export const prepareLimit = (): Promise<void> => makeHandCheckout(setting.limitDatabase)

const any = (most: number) => Math.floor(Math.random() * most)

/** What PostgreSQL can do at most: one function, one prepared statement, from Node. */
export const measureLimit = (clients: number, seconds: number): Promise<Load> =>
  rateOfHandCheckout(setting.limitDatabase, clients, seconds)

/** The same behind a Next route and nothing else. */
export const bareOrder = () => ({
  url: `${setting.bare}/api/order`,
  body: { member: any(MEMBERS) + 1, product: any(PRODUCTS) + 1, points: any(2) * POINTS },
})
