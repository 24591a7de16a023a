// A Chromium for the end-to-end tests: CHROMIUM_PATH, Playwright's cache, the system's, the one inside the registry
// package @sparticuz/chromium, Debian's by apt as root, and last what `playwright install` can download.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { aptInstall, canApt } from './apt.mjs'
import { stream } from './run.mjs'
import { ClearFailure, DATA, ROOT, say } from './say.mjs'

const folders = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/snap/bin']
const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge']
const system = {
  linux: names.flatMap((name) => folders.map((folder) => `${folder}/${name}`)),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap((name) => [
    `C:/Program Files/${name}`,
    `C:/Program Files (x86)/${name}`,
  ]),
}

/** --version loads the shared libraries, which is what differs between machines. */
const works = (file) => spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 30_000 }).status === 0

async function unpackLibraries(bin, cache) {
  const libraries = path.join(cache, 'lib')
  if (!fs.existsSync(libraries)) {
    const tar = spawn('tar', ['-x', '-C', cache], { stdio: ['pipe', 'ignore', 'inherit'] })
    const done = new Promise((resolve, reject) => tar.once('error', reject).once('close', resolve))
    await pipeline(fs.createReadStream(path.join(bin, 'al2023.tar.br')), createBrotliDecompress(), tar.stdin)
    await done
  }
  process.env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
}

/** Unpacked by ourselves: the package would use a shared temporary file that another user's run may have locked. */
async function fromPackage() {
  const bin = path.join(ROOT, 'node_modules/@sparticuz/chromium/bin')
  if (process.platform !== 'linux' || process.arch !== 'x64' || !fs.existsSync(path.join(bin, 'chromium.br')))
    return null
  const { version } = JSON.parse(fs.readFileSync(path.join(bin, '../package.json'), 'utf8'))
  const cache = path.join(DATA, `chromium-${version}`)
  const file = path.join(cache, 'chromium')
  if (!fs.existsSync(file)) {
    say('unpacking Chromium (200 MB, once)')
    fs.mkdirSync(cache, { recursive: true })
    const unfinished = `${file}.${process.pid}`
    const out = fs.createWriteStream(unfinished, { mode: 0o755 })
    await pipeline(fs.createReadStream(path.join(bin, 'chromium.br')), createBrotliDecompress(), out)
    fs.renameSync(unfinished, file)
  }
  if (works(file)) return file
  await unpackLibraries(bin, cache).catch(() => {})
  return works(file) ? file : null
}

async function fromApt() {
  if (!canApt()) return null
  say('installing chromium with apt-get (about 110 MB)')
  await aptInstall(['chromium'])
  return works('/usr/bin/chromium') ? '/usr/bin/chromium' : null
}

async function fromDownload(cached) {
  say('no browser found: trying `playwright install chromium`')
  const cli = path.join(ROOT, 'node_modules/playwright-core/cli.js')
  await stream(process.execPath, [cli, 'install', 'chromium'], { what: 'downloading Chromium' })
  return fs.existsSync(cached) && works(cached) ? cached : null
}

/** Where a Chromium is, without installing anything: { file, source }, or null. */
export function knownBrowser() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (!fs.existsSync(given))
      throw new ClearFailure(`There is no file at CHROMIUM_PATH=${given}: correct it, or unset it.`)
    return { file: given, source: 'CHROMIUM_PATH' }
  }
  const skip = (process.env.BROWSER_SKIP ?? '').split(',')
  const cached = cachedPath()
  if (!skip.includes('cache') && fs.existsSync(cached) && works(cached))
    return { file: cached, source: "Playwright's cache" }
  const installed = skip.includes('system')
    ? undefined
    : system[process.platform]?.find((file) => fs.existsSync(file) && works(file))
  return installed ? { file: installed, source: 'the system' } : null
}

const cachedPath = () => createRequire(path.join(ROOT, 'package.json'))('playwright-core').chromium.executablePath()

/** Finds or installs a Chromium: { file, source }. */
export async function findBrowser() {
  const known = knownBrowser()
  if (known) return known
  const skip = (process.env.BROWSER_SKIP ?? '').split(',')
  /** @type {[string, string, () => Promise<string | null>][]} */
  const ways = [
    ['package', '@sparticuz/chromium', fromPackage],
    ['apt', 'apt', fromApt],
    ['download', 'playwright install', () => fromDownload(cachedPath())],
  ]
  for (const [way, source, find] of ways) {
    const file = skip.includes(way) ? null : await find()
    if (file) return { file, source }
  }
  throw new ClearFailure(
    'There is no Chromium for the end-to-end tests and none could be installed: install Chrome or Chromium, or set CHROMIUM_PATH to one.',
  )
}
