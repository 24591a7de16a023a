// npm ci and the generated Prisma client, each only when its inputs changed.
import fs from 'node:fs'
import path from 'node:path'
import { runNode, stream } from './run.mjs'
import { ClearFailure, ROOT, say } from './say.mjs'
import { exists, hashFiles, setStamp, stampIs } from './stamps.mjs'

/** `npm ci`, when the lock file or Node's binary interface changed since the last time. */
export async function ensureDependencies() {
  const wanted = hashFiles(['package-lock.json']) + process.versions.modules
  if (stampIs('node_modules/.installed', wanted)) return
  if (alreadyInstalled()) {
    setStamp('node_modules/.installed', wanted)
    return
  }
  say('installing dependencies (npm ci; a minute or two the first time)')
  // The npm that runs us, development dependencies whatever NODE_ENV says, and none of npm's own lifecycle variables.
  const viaNode = process.env.npm_execpath?.endsWith('.js')
  const [command, ...before] = viaNode ? [process.execPath, process.env.npm_execpath] : ['npm']
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_(package|lifecycle)_/.test(key)))
  const args = [...before, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  let errors = ''
  const code = await stream(command, args, {
    env,
    what: 'installing',
    stdio: ['ignore', 'inherit', 'pipe'],
    shell: !viaNode && process.platform === 'win32',
    onSpawn: (child) =>
      child.stderr.on('data', (chunk) => {
        errors += chunk
        process.stderr.write(chunk)
      }),
  })
  if (code !== 0) throw new ClearFailure(installSentence(errors))
  setStamp('node_modules/.installed', wanted)
}

/** Somebody ran npm by hand: npm's own record in node_modules tells what is there. */
function alreadyInstalled() {
  const packagesOf = (file) => JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8')).packages
  try {
    const there = packagesOf('node_modules/.package-lock.json')
    return Object.entries(packagesOf('package-lock.json')).every(
      ([place, wanted]) =>
        place === '' || wanted.optional || wanted.extraneous || there[place]?.version === wanted.version,
    )
  } catch {
    return false
  }
}

function installSentence(errors) {
  if (errors.includes('ENOSPC')) return 'The disk is full: npm could not install. Free about 1.5 GB, then run again.'
  if (/EACCES|EPERM/.test(errors))
    return `Permission denied: npm could not write ${ROOT}/node_modules. Give it back with \`sudo chown -R "$(id -un)" ${ROOT}\`, then run again.`
  if (/SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY)/.test(errors))
    return "npm does not trust the certificate of this network: name the network's own in NODE_EXTRA_CA_CERTS (a file of PEM certificates), then run again."
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN/.test(errors))
    return 'npm could not reach its registry. Check the network (`npm ping`) or set `npm config set registry …`, then run again.'
  return '`npm ci` failed; its message is above. Mend that, then run again.'
}

/** Prisma's CLI needs a schema engine that may not have been downloaded; then ours, on WebAssembly, stands in. */
export function prismaEnv() {
  const engines = path.join(ROOT, 'node_modules/@prisma/engines')
  const native = fs.existsSync(engines) && fs.readdirSync(engines).some((name) => /^schema-engine-(?!wasm)/.test(name))
  const standIn = { PRISMA_SCHEMA_ENGINE_BINARY: path.join(ROOT, 'scripts/schema-engine.mjs') }
  return { PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1', ...(native ? {} : standIn) }
}

/** `prisma generate` into lib/generated/prisma, when the schema or the lock file changed. */
export function generateClient() {
  if (!exists('prisma/schema.prisma')) return
  const wanted = hashFiles(['prisma/schema.prisma', 'package-lock.json'])
  if (stampIs('lib/generated/prisma/.stamp', wanted)) return
  say('generating the database client (prisma generate)')
  runNode(['node_modules/prisma/build/index.js', 'generate'], prismaEnv())
  setStamp('lib/generated/prisma/.stamp', wanted)
}
