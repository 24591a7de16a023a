// A process id alone says little: it may have been given to another program since. Id and start time together do not lie.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

export function alive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  return startTime(pid) !== 'zombie'
}

function startTime(pid) {
  if (process.platform === 'linux') {
    try {
      const fields = fs
        .readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      return fields[0] === 'Z' ? 'zombie' : fields[19]
    } catch {
      return ''
    }
  }
  if (process.platform === 'win32') return ''
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

/** `pid/start time`, to be written down and recognised later. */
export const markOf = (pid) => `${pid}/${startTime(pid)}`

/** The pid behind a mark, if that very process still runs; otherwise null. */
export function pidOfMark(mark) {
  const pid = Number(String(mark ?? '').split('/')[0])
  return pid > 0 && alive(pid) && markOf(pid) === mark ? pid : null
}

/** The command line of a process, or '' when it cannot be seen. */
export function commandOf(pid) {
  try {
    if (process.platform === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
  } catch {
    return ''
  }
}
