import { type Algorithm, hash, verify } from '@node-rs/argon2'

// OWASP's pair for argon2id. The enum is const and erased, so its value is written out: 2 is Argon2id.
const OPTIONS = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 4

let running = 0
const waiting: (() => void)[] = []

// Each hash takes 19 MiB and a core: a burst of sign-ins stands in line and the shop stays quick.
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, OPTIONS))

let decoy: Promise<string> | undefined

/** Takes as long for an unknown account as for a wrong password, so that neither can be told from the other. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password nobody has')
  const against = stored ?? (await decoy)
  const matches = await inTurn(() => verify(against, password, OPTIONS)).catch(() => false)
  return stored !== null && matches
}
