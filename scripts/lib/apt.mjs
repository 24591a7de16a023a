import fs from 'node:fs'
import { stream } from './run.mjs'

/** Packages can be installed here without asking anybody: root on Debian or a relative. */
export const canApt = () => process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')

let updated = false

/** Installs Debian packages; true when apt says it did. */
export async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const stdio = ['ignore', 'ignore', 'inherit']
  const what = `installing ${packages.join(', ')}`
  if (!updated) await stream('apt-get', ['update', '-qq'], { env, stdio, what })
  updated = true
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages]
  return (await stream('apt-get', args, { env, stdio, what })) === 0
}
