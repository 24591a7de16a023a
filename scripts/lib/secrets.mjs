// Secrets of this checkout, made once. What the environment gives wins.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { DATA, say } from './say.mjs'

const makers = {
  NEXTAUTH_SECRET: () => randomBytes(32).toString('base64url'),
  // seals the codes of rewards; whoever loses it loses them
  CODES_KEY: () => randomBytes(32).toString('base64url'),
  STRIPE_WEBHOOK_SECRET: () => `whsec_${randomBytes(24).toString('hex')}`,
  // Without it every build would speak another dialect of server actions; with it, open tabs survive a rebuild.
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
}

function readSecrets(file) {
  if (!fs.existsSync(file)) return {}
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.syscall) throw error
    say(`${file} could not be read as JSON and is made anew: everyone has to sign in again`)
    return {}
  }
}

/** Every secret the shop needs; the file is rewritten only when one was missing. */
export function secrets(folder = DATA) {
  const file = path.join(folder, 'secrets.json')
  const kept = readSecrets(file)
  const missing = Object.keys(makers).filter((name) => !kept[name])
  for (const name of missing) kept[name] = makers[name]()
  if (missing.length > 0) {
    fs.mkdirSync(folder, { recursive: true })
    fs.writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
    fs.renameSync(`${file}.new`, file)
  }
  return Object.fromEntries(Object.keys(makers).map((name) => [name, process.env[name] || kept[name]]))
}
