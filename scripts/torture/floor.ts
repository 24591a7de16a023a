import { openShop } from '@/lib/cart/shelf.fixture'
import { connectTo, disconnect } from '@/lib/db/client'
import { startTrial, type Trial, trialSecret } from '../stripe-standin/trial'
import { type Server, scratchDatabase } from './scratch'

let trial: Promise<Trial> | undefined

/** The provider of this process: one, for the shop's port to it is made once. Its environment goes to children too. */
export function provider(): Promise<Trial> {
  trial ??= startTrial({}).then((started) => {
    Object.assign(process.env, {
      DATABASE_URL: 'postgresql://each-trial-says-its-own',
      NEXTAUTH_SECRET: 'a secret for trials only, thirty-two long',
      STRIPE_API_BASE: started.url(),
      PAYOUTS_API_BASE: started.url(),
      STRIPE_WEBHOOK_SECRET: trialSecret,
    })
    return started
  })
  return trial
}

export async function closeProvider(): Promise<void> {
  const started = trial
  trial = undefined
  await (await started)?.close()
}

export type Floor = { trial: Trial; url: string; close: () => Promise<void> }

/** An open shop in a database of its own, with this process connected to it. `through` puts a wire before it. */
export async function openFloor(
  server: Server,
  {
    size = 8,
    isHasty = false,
    through,
  }: { size?: number; isHasty?: boolean; through?: (url: string) => Promise<string> } = {},
): Promise<Floor> {
  const started = await provider()
  const scratch = await scratchDatabase(server, isHasty)
  connectTo(through ? await through(scratch.url) : scratch.url, size)
  await openShop()
  return {
    trial: started,
    url: scratch.url,
    close: async () => {
      await disconnect()
      await scratch.drop()
    },
  }
}
