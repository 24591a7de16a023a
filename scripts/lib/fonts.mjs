// Chinese text needs a font: without one, screenshots show boxes and widths are wrong.
import { spawnSync } from 'node:child_process'
import { aptInstall, canApt } from './apt.mjs'
import { say } from './say.mjs'

/** true, false, or null where it cannot be told (no fontconfig). */
export function hasChineseFont() {
  if (process.platform !== 'linux') return true // macOS and Windows bring theirs
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  if (list.error) return null
  return list.stdout.trim() !== ''
}

/** Installs a Chinese font where that is possible; otherwise says what is missing and goes on. */
export async function ensureChineseFont() {
  if (hasChineseFont()) return
  if (canApt()) {
    say('installing a Chinese font with apt-get')
    if (hasChineseFont() === null) await aptInstall(['fontconfig'])
    for (const name of ['fonts-noto-cjk', 'fonts-wqy-microhei'])
      if ((await aptInstall([name])) && hasChineseFont()) return
  }
  say(
    'no Chinese font is installed, so screenshots will show boxes: install fonts-noto-cjk (or fonts-wqy-microhei) to see the text',
  )
}
